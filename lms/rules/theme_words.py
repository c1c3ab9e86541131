"""Problems of a theme in words: what is wrong and what to do, in Dutch.

`str(problem)` is Dutch. `problem.say(gettext)` asks for each part in the language of the reader.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from lms.rules.base_tokens import Scheme
from lms.rules.theme_gate import Measurement

Translate = Callable[[str], str]


def gettext_noop(text: str) -> str:
    """Mark a text for makemessages without importing Django."""
    return text


Fault = Literal["not_a_mapping", "unknown", "not_text", "colour", "length", "bounds", "font", "only_light"]

_SCHEMES: Mapping[Scheme, str] = {"light": gettext_noop("Licht"), "dark": gettext_noop("Donker")}

_FAULTS: Mapping[Fault, str] = {
    "not_a_mapping": gettext_noop("%(scheme)s: geef de kleuren als een lijst van namen met een waarde."),
    "unknown": gettext_noop("%(scheme)s: ‘%(name)s’ kan een huisstijl niet veranderen. Haal deze regel weg."),
    "not_text": gettext_noop("%(scheme)s: zet de waarde van ‘%(name)s’ tussen aanhalingstekens."),
    "colour": gettext_noop(
        "%(scheme)s: ‘%(value)s’ bij ‘%(name)s’ is geen kleur. Schrijf # en zes tekens, bijvoorbeeld #0b5563."
    ),
    "length": gettext_noop(
        "%(scheme)s: ‘%(value)s’ bij ‘%(name)s’ is geen maat. Schrijf een getal en %(units)s, bijvoorbeeld %(example)s."
    ),
    "bounds": gettext_noop(
        "%(scheme)s: ‘%(value)s’ bij ‘%(name)s’ is te klein of te groot. Kies tussen %(minimum)s en %(maximum)s."
    ),
    "font": gettext_noop(
        "%(scheme)s: schrijf bij ‘%(name)s’ namen van lettertypen met komma's ertussen. "
        "Eindig met serif, sans-serif of system-ui."
    ),
    "only_light": gettext_noop("%(scheme)s: ‘%(name)s’ geldt voor licht en donker. Zet deze regel alleen bij licht."),
}

_TOO_LOW = gettext_noop(
    "%(scheme)s: %(foreground)s (%(foreground_colour)s) op %(ground)s (%(ground_colour)s) leest niet goed. "
    "Het contrast is %(ratio)s en moet minstens %(minimum)s zijn."
)
_TAKE = gettext_noop("Neem voor ‘%(name)s’ bijvoorbeeld %(suggestion)s.")
_CHANGE_GROUND = gettext_noop("Maak ‘%(name)s’ lichter of donkerder.")

_WORDS: Mapping[str, str] = {
    "color-paper": gettext_noop("de achtergrond van de pagina"),
    "color-surface": gettext_noop("een vlak op de pagina"),
    "color-sunken": gettext_noop("een rustig vlak"),
    "color-ink": gettext_noop("gewone tekst"),
    "color-ink-soft": gettext_noop("bijtekst"),
    "color-rule": gettext_noop("een dunne lijn"),
    "color-edge": gettext_noop("de rand van een veld"),
    "color-action": gettext_noop("een knop"),
    "color-action-hover": gettext_noop("een knop onder de muis"),
    "color-on-action": gettext_noop("tekst op een knop"),
    "color-link": gettext_noop("een link"),
    "color-deep": gettext_noop("een donker vlak"),
    "color-on-deep": gettext_noop("tekst op een donker vlak"),
    "color-on-deep-soft": gettext_noop("bijtekst op een donker vlak"),
    "color-marker": gettext_noop("de kleur van de volgende stap"),
    "color-on-marker": gettext_noop("tekst op de volgende stap"),
    "color-tint": gettext_noop("een getint vlak"),
    "color-focus-outer": gettext_noop("de buitenste focusrand"),
    "color-focus-inner": gettext_noop("de binnenste focusrand"),
    "status-done": gettext_noop("status ‘klaar’"),
    "status-busy": gettext_noop("status ‘bezig’"),
    "status-wait": gettext_noop("status ‘wacht’"),
    "status-attention": gettext_noop("status ‘let op’"),
    "status-stop": gettext_noop("status ‘stop’"),
    "status-none": gettext_noop("status ‘nog niet’"),
    "status-done-ground": gettext_noop("het vlak van ‘klaar’"),
    "status-busy-ground": gettext_noop("het vlak van ‘bezig’"),
    "status-wait-ground": gettext_noop("het vlak van ‘wacht’"),
    "status-attention-ground": gettext_noop("het vlak van ‘let op’"),
    "status-stop-ground": gettext_noop("het vlak van ‘stop’"),
    "status-none-ground": gettext_noop("het vlak van ‘nog niet’"),
}


@dataclass(frozen=True, slots=True)
class TokenProblem:
    """A name or value that a theme may not hold. Bounds are in CSS pixels."""

    scheme: Scheme
    name: str
    value: str
    fault: Fault
    minimum: float = 0
    maximum: float = 0
    units: tuple[str, ...] = ()

    def say(self, translate: Translate) -> str:
        """The problem in one or two sentences, each part through `translate`."""
        unit = self.units[0] if self.units else ""
        low, high = (_length(pixels, unit) for pixels in (self.minimum, self.maximum))
        return translate(_FAULTS[self.fault]) % {
            "scheme": translate(_SCHEMES[self.scheme]),
            "name": self.name[:60],
            "value": self.value[:60],
            "units": "/".join(self.units),
            "example": high,
            "minimum": low,
            "maximum": high,
        }

    def __str__(self) -> str:
        return self.say(str)


@dataclass(frozen=True, slots=True)
class ContrastProblem:
    """A pair of colours that does not reach the ratio that WCAG 2.2 AA asks."""

    measurement: Measurement

    def say(self, translate: Translate) -> str:
        """Which pair, how much contrast, how much is needed, and a colour that would do."""
        found = self.measurement
        what = translate(_TOO_LOW) % {
            "scheme": translate(_SCHEMES[found.scheme]),
            "foreground": translate(_WORDS[found.foreground]),
            "foreground_colour": found.foreground_colour,
            "ground": translate(_WORDS[found.ground]),
            "ground_colour": found.ground_colour,
            "ratio": _ratio(found.ratio),
            "minimum": _ratio(found.minimum),
        }
        if found.suggestion:
            advice = translate(_TAKE) % {"name": found.foreground, "suggestion": found.suggestion}
        else:
            advice = translate(_CHANGE_GROUND) % {"name": found.ground}
        return f"{what} {advice}"

    def __str__(self) -> str:
        return self.say(str)


Problem = TokenProblem | ContrastProblem


def _ratio(ratio: float) -> str:
    # Rounded down: 4.499 must not read as 4,5.
    return f"{math.floor(ratio * 100) / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _length(pixels: float, unit: str) -> str:
    return f"{pixels / 16:g}rem" if unit == "rem" else f"{pixels:g}px"
