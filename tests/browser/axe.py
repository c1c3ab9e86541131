"""axe-core inside a page: which rules of WCAG 2.2 A and AA does it break?"""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# target-size is off by default in axe, and `rules` switches it on whatever the tags say.
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}


@cache
def _script() -> str:
    return SCRIPT.read_text()


def violations(page: Page, within: str = "html") -> list[str]:
    """Broken rules in the part of the page that matches the selector, one line per element; [] when all is well.

    The script comes in through the debugger: it works under the strict content security policy.
    """
    page.evaluate(_script())
    found = page.evaluate(
        "([within, options]) => axe.run(within, options).then(result => result.violations)", [within, OPTIONS]
    )
    return [
        f"{page.url}: {rule['id']} ({rule['impact']}) {' '.join(map(str, node['target']))}: "
        f"{rule['help']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
