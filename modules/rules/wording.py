"""Dutch words that shut somebody out: meaning in a colour or a place alone, links that say nothing, capitals."""

import re

ENOUGH_BESIDE_A_FILE = 20  # words that make a step more than its attachment
_LONGEST_HEADING = 80  # characters
_FEWEST_CAPITALS = 12  # letters; shorter is an abbreviation: BSN, LSD, KCC

_COLOURS = r"(?:rode|groene|blauwe|gele|oranje|paarse|roze|grijze|zwarte|witte|bruine|donker\w+|licht(?:blauwe|groene))"
_MARKS = (
    r"(?:tekst(?:en)?|teksten|woord(?:en)?|letters?|zin(?:nen)?|regels?|knop(?:pen)?|vak(?:je|jes|ken)?|vlak(?:ken)?|"
    r"kaders?|balk(?:en)?|pijl(?:en|tje|tjes)?|stip(?:pen|je|jes)?|cirkels?|rondjes?|bolletjes?|lijn(?:en|tje|tjes)?|"
    r"links?|velden|veld|icoon|iconen|icoontjes?|kolom(?:men)?|cellen|cel|antwoorden|delen|gedeeltes?|stuk(?:ken|jes)?)"
)
# A name behind it ('de groene knop ‘Opslaan’') says what is meant without the colour.
_NAMED = r"(?!\s*[‘“\"'(:]|\s+(?:met|waarop|genaamd|van|voor)\b)"
_COLOUR_OF = re.compile(rf"\b{_COLOURS}\s+{_MARKS}\b{_NAMED}", re.IGNORECASE)
_IN_COLOUR = re.compile(
    r"\b(?:in (?:het )?|is |zijn |staat |staan )(?:rood|groen|blauw|geel|oranje|paars|roze)\s+"
    r"(?:gemarkeerd|gemaakt|aangegeven|gedrukt|gekleurd|weergegeven|onderstreept)",
    re.IGNORECASE,
)
_STANDS_IN_COLOUR = re.compile(
    r"\b(?:staat|staan|zie je|vind je)\b[^.?!\n]{0,40}\bin het (?:rood|groen|blauw|geel|oranje|paars|roze)\b",
    re.IGNORECASE,
)
_PLACE_OF = re.compile(
    r"\b(?:klik|druk|tik|kijk|kies|zie|gebruik|lees)\b[^.?!\n‘“\"]{0,40}?"
    rf"\b(?:{_MARKS}|plaatje|afbeelding|foto|figuur|tabel)\s+"
    r"(?:hiernaast|rechts|links|rechtsboven|linksboven|rechtsonder|linksonder)\b",
    re.IGNORECASE,
)
_VAGUE = {
    "hier",
    "klik hier",
    "klik hier voor meer informatie",
    "klik op deze link",
    "klik",
    "deze link",
    "link",
    "de link",
    "via deze link",
    "lees meer",
    "lees verder",
    "meer",
    "meer info",
    "meer informatie",
    "meer lezen",
    "lees hier",
    "hier klikken",
    "kijk hier",
    "ga naar",
    "verder",
    "deze pagina",
    "download",
    "pdf",
    "document",
    "website",
    "de website",
    "deze website",
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FILE_NAME = re.compile(r"[\w .()-]+\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|heic|pdf|docx?|xlsx?|pptx?|odt|mp[34]|zip)")
_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|image|foto|afbeelding|plaatje|picture|screenshot|schermafbeelding|scan|document|whatsapp image|"
    r"naamloos|untitled)[\s_-]*[\d\s_.:-]*"
)
_ITEM = re.compile(r"(?:[-–•*·]|\d{1,2}[.)])\s+\S")


def only_colour(text: str) -> str:
    """The words that name something by its colour alone ('de groene knop'); '' when there are none."""
    for pattern in (_COLOUR_OF, _IN_COLOUR, _STANDS_IN_COLOUR):
        if match := pattern.search(text):
            return match.group().strip()
    return ""


def only_place(text: str) -> str:
    """The words that name something by its place on the screen alone; '' when there are none."""
    match = _PLACE_OF.search(text)
    return match.group().strip() if match else ""


def is_vague_link(text: str) -> bool:
    """Whether a link says nothing about where it leads."""
    return text.strip().casefold().strip(" .,:;!?›»>→") in _VAGUE


def is_address(text: str) -> bool:
    """Whether the text of a link is a web address, which a screen reader spells out."""
    return bool(_ADDRESS.fullmatch(text.strip()))


def is_file_name(text: str, name: str = "") -> bool:
    """Whether a description is just the name of the file, or what a camera or scanner calls every file."""
    words = text.strip().casefold()
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()
    same = bool(stem) and words == stem and (any(c.isdigit() for c in stem) or "_" in stem)
    return same or bool(_FILE_NAME.fullmatch(words)) or bool(_CAMERA.fullmatch(words))


def is_shouting(text: str) -> bool:
    """Whether all letters of a text are capitals, apart from abbreviations."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _FEWEST_CAPITALS and " " in text.strip() and all(c.isupper() for c in letters)


def looks_like_heading(text: str) -> bool:
    """Whether a paragraph that is all bold does the work of a heading."""
    words = text.strip()
    return 0 < len(words) <= _LONGEST_HEADING and words[-1] not in ".!?:;,’”\"'"


def looks_like_item(text: str) -> bool:
    """Whether a paragraph is a typed item of a list: '- luister'."""
    return bool(_ITEM.match(text.strip()))


def count_words(text: str) -> int:
    """Number of words."""
    return len(text.split())


def shorten(text: str, most: int = 60) -> str:
    """The first words of a text, to quote it."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"
