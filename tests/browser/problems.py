"""What goes wrong in a page without anybody seeing it: scripts that break, a policy violated, files not found."""

from playwright.sync_api import ConsoleMessage, Page, Response


class Problems:
    """Collects them while a test uses the page."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def watch(self, page: Page) -> None:
        """Listen to this page from now on."""
        page.on("pageerror", lambda error: self.found.append(f"{page.url}: script broke: {error}"))
        page.on("console", self._read_console)
        page.on("response", self._look_at)

    def _read_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.found.append(f"{message.page.url if message.page else '?'}: {message.text}")

    def _look_at(self, response: Response) -> None:
        """A page may answer 404 on purpose; what a page needs may not. The outbox shows by itself what went wrong."""
        request = response.request
        if "leerlijn-verzending" in request.headers or request.url.endswith("/leren/verbinding/"):
            return
        if response.status == 400 and request.method == "POST" and "/beheer/" in request.url:
            return  # the admin keeps what is typed by itself; what is half filled in is refused, and it says so
        if response.status >= 400 and request.resource_type != "document":
            self.found.append(f"{response.status} for {response.url}")
