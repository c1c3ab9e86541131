"""Words on a certificate that only a recognised school may use (Wet educatie en beroepsonderwijs)."""

import re

_RESERVED = re.compile(r"\b(mbo[\s-]*(?:certifica\w*|verklaring\w*)|\w*diploma\w*)", re.IGNORECASE)


def reserved_word(text: str) -> str:
    """The first word in the text that promises a diploma, an mbo-certificaat or an mbo-verklaring; '' for none."""
    found = _RESERVED.search(text)
    return found.group() if found else ""
