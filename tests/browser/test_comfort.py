"""Reading with comfort: read aloud, larger text, more rest, and help where one expects it."""

import pytest

from tests.browser.look import look
from tests.content import published_module, reading_page
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A device with a Dutch voice that says nothing and writes down what it would say.
VOICE = """
  const said = [];
  let speaking = null;
  const synth = {
    said,
    getVoices: () => [{ lang: "%s", localService: true }],
    speak: (speech) => { said.push(speech.text); speaking = speech; },
    cancel: () => { speaking = null; },
    pause: () => said.push("(pauze)"),
    resume: () => said.push("(verder)"),
    addEventListener: () => {},
    finish: () => speaking?.onend?.(),
  };
  Object.defineProperty(window, "speechSynthesis", { value: synth });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def reading():
    """A run, and the address of its page to read."""
    module = published_module(
        [reading_page(title="Dit gesprek, nu", text="Zo luister je goed. Je vat samen.", intro="Lees dit eerst.")],
        title="Luisteren",
    )
    run = RegistrationFactory(module=module.module, person=PersonFactory(name="Noor Voorbeeld"))
    return run, f"/leren/{run.uuid}/{module.activities[0].pk}/"


def test_a_text_is_read_aloud_with_pause_and_stop_by_keyboard(page_at, log_in, keyboard, reading):
    run, address = reading
    page = page_at(1280)
    page.add_init_script(VOICE % "nl-NL")
    log_in(page, run.person.user)
    page.goto(address)
    keys = keyboard(page)
    keys.tab_to("Lees voor")
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.said") == ["Dit gesprek, nu"]
    look(page, "read-aloud")
    page.keyboard.press("Space")  # the focus is on 'Pauze' now
    assert page.get_by_role("button", name="Pauze").get_attribute("aria-pressed") == "true"
    page.keyboard.press("Space")
    page.evaluate("speechSynthesis.finish()")
    page.evaluate("speechSynthesis.finish()")
    said = page.evaluate("speechSynthesis.said")
    assert said[:4] == ["Dit gesprek, nu", "(pauze)", "(verder)", "Lees dit eerst."]
    page.get_by_role("button", name="Stop met voorlezen").click()
    assert page.get_by_role("button", name="Lees voor").is_visible()
    assert not any("Ik heb dit gelezen" in text for text in said)


def test_without_a_dutch_voice_there_is_no_button(page_at, log_in, reading):
    run, address = reading
    page = page_at(1280)
    page.add_init_script(VOICE % "en-GB")
    log_in(page, run.person.user)
    page.goto(address)
    assert not page.get_by_role("button", name="Lees voor").is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_larger_text_and_rest_work_without_javascript_and_fit_a_telephone(page_at, log_in, reading, javascript):
    run, address = reading
    page = page_at(360, javascript=javascript)
    log_in(page, run.person.user)
    page.goto(address)
    usual = float(page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)"))
    page.get_by_role("link", name="Tekst en rust").first.click()
    page.get_by_label("Heel groot").check()
    page.get_by_label("Rustige bladzijden").check()
    if javascript:
        look(page, "comfort-form")
    page.get_by_role("button", name="Bewaar").click()
    assert address in page.url
    large = float(page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)"))
    assert large > usual * 1.2
    motion = page.locator(".ll-button").first.evaluate("each => getComputedStyle(each).transitionDuration")
    assert set(motion.split(", ")) == {"0s"}
    if javascript:
        look(page, "comfort-reading")
        for path in ("/leren/", f"/leren/{run.uuid}/", "/profiel/tekst/"):
            page.goto(path)
            look(page, f"comfort{path.rstrip('/').rpartition('/')[2][:6]}")


def test_help_is_at_the_same_place_on_every_page(page_at, log_in, reading):
    """WCAG 3.2.6: 'Hulp' last in the header's links of a learner, and the footer with name and number last of all."""
    run, address = reading
    page = page_at(1280)
    visits = ["/account/inloggen/", "/verificatie/", "/leren/geen-verbinding/", "/profiel/tekst/", "/bestaat-niet/"]
    own = ["/leren/", f"/leren/{run.uuid}/", address, "/leren/nog-niet-verstuurd/", "/profiel/", "/leren/certificaten/"]
    for paths in (visits, own):
        for path in paths:
            page.goto(path)
            link = page.locator("header a[href='#hulp']")
            assert link.count() == 1, path
            assert link.inner_text().strip() == "Hulp", path
            footer = page.locator("body > footer#hulp")
            assert footer.count() == 1, path
            assert footer.evaluate("each => each.parentElement.lastElementChild === each"), path
            assert "Hulp nodig?" in footer.inner_text(), path
            # First in the footer, whatever follows.
            assert footer.inner_text().strip().startswith("Hulp nodig?"), path
        log_in(page, run.person.user)
