"""A small conversation for tests: a start, a detour that comes back, a good ending and a bad one."""

from typing import Any

from modules.models import SimulationPage

# What a page may not show before it was chosen.
SECRETS = ("Je benoemt wat je hoort.", "Zo loopt hij weg.", "Je vat samen met een check.", "Nog een kans.")


def simulation_page(
    *, title: str = "De brief", turns: list[dict[str, Any]] | None = None, **fields: Any
) -> SimulationPage:
    """A page with the conversation below, whose ids are plain words; not saved yet."""
    fields.setdefault("resident", "Meneer Verzonnen")
    fields.setdefault("own_criteria", criteria())
    return SimulationPage(title=title, turns=conversation() if turns is None else turns, **fields)


def criteria() -> list[dict[str, Any]]:
    """Three criteria; nobody can get points for the last."""
    names = {"gevoel": "Benoemt het gevoel", "samen": "Vat samen", "naam": "Noemt de eigen naam"}
    return [{"type": "criterion", "id": key, "value": {"name": name, "description": ""}} for key, name in names.items()]


def conversation() -> list[dict[str, Any]]:
    """begin -> (brief | muur); muur -> (brief | weg); brief -> (goed | muur)."""
    return [
        turn(
            "begin",
            "Wat is dit voor brief?",
            reply("schrik", "U schrikt daarvan.", "brief", {"gevoel": 1}, "Je benoemt wat je hoort."),
            reply("regels", "Dat zijn de regels.", "muur", {}, "Zo loopt hij weg."),
            mood="angry",
        ),
        turn(
            "muur",
            "U luistert niet.",
            reply("sorry", "U heeft gelijk. Vertelt u eens.", "brief", {"gevoel": 2}, "Nog een kans."),
            reply("dag", "Dan hang ik op.", "weg", {}, ""),
            mood="angry",
        ),
        turn(
            "brief",
            "Mijn vrouw loopt slecht.",
            reply("vat", "Het gaat u om uw vrouw. Klopt dat?", "goed", {"samen": 1}, "Je vat samen met een check."),
            reply("weer", "De regels staan in de brief.", "muur", {}, ""),
        ),
        ending("goed", "Hij is geholpen", "good", words="Dank u wel."),
        ending("weg", "Hij hing op", "bad"),
    ]


def turn(key: str, text: str, *replies: dict[str, Any], mood: str = "tense", name: str = "") -> dict[str, Any]:
    """A turn as it stands in the database; its name is its id with a capital."""
    value = {"name": name or key.capitalize(), "mood": mood, "text": text, "audio": None, "replies": list(replies)}
    return {"type": "turn", "id": key, "value": value}


def reply(key: str, text: str, to: str, points: dict[str, int], feedback: str) -> dict[str, Any]:
    """A reply in a turn."""
    given = [
        {"type": "item", "id": f"{key}-{criterion}", "value": {"criterion": criterion, "points": number}}
        for criterion, number in points.items()
    ]
    return {"type": "item", "id": key, "value": {"text": text, "to": to, "points": given, "feedback": feedback}}


def ending(key: str, title: str, quality: str, *, words: str = "") -> dict[str, Any]:
    """An ending."""
    value = {"name": key.capitalize(), "quality": quality, "words": words, "title": title, "text": f"Einde {key}."}
    return {"type": "ending", "id": key, "value": value}
