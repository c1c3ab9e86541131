"""The accounts to look around with: one per role, with the learner in the middle of a quiz first."""

from lms.site.demo import content_files

# Who shows what; the English names of the roles are those of the README.
_SHOWN: tuple[tuple[str, str], ...] = (
    ("learner, halfway a quiz", "noor.voorbeeld@apeldoorn.example"),
    ("learner with a certificate", "priya.proefland@overbetuwe.example"),
    ("trainer and author", "ruben.de.bedachte@leerlijn.example"),
    ("coach", "wim.klankbord@apeldoorn.example"),
    ("team leader", "carla.papiersma@apeldoorn.example"),
    ("coordinator of Apeldoorn", "marijke.schijnberg@apeldoorn.example"),
    ("coordinator of Harderwijk", "hassan.mockman@harderwijk.example"),
    ("programme coordinator", "imke.modelstra@leerlijn.example"),
    ("assessor", "jelle.schijnbaar@leerlijn.example"),
    ("examination board", "hendrik.kwansuis@leerlijn.example"),
    ("author", "floor.kladblok@leerlijn.example"),
    ("platform administrator", "sam.sjabloon@leerlijn.example"),
)


def table() -> str:
    """Role, e-mail address and password, aligned for a terminal."""
    rows = [("Role", "E-mail", "Password"), *((role, email, content_files.PASSWORD) for role, email in _SHOWN)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])
