"""A form field for files: what the component lms_media/components/upload.html needs to know."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lms.models import Person
from media.models import PrivateFile
from media.refusals import Refused, size_words
from media.rules.file_types import extensions_of
from media.services.uploads import limits_for

INPUT = "bestand"  # name of the file input in a form without JavaScript


@dataclass(frozen=True)
class UploadField:
    """One field. files: complete files that belong to it, each with a button to take it away if `removable`.

    name: of hidden inputs with the keys of new files; '' when the purpose itself attaches what came in.
    button: value of `actie` for the button that sends a file without JavaScript; '' for no button.
    """

    id: str
    purpose: str
    target: str
    label: str
    extensions: tuple[str, ...]
    max_bytes: int
    max_files: int
    files: Sequence[PrivateFile] = ()
    name: str = ""
    button: str = ""
    removable: bool = True

    @property
    def accept(self) -> str:
        """For the file dialog of the browser: '.pdf,.docx'."""
        return ",".join(f".{extension}" for extension in self.extensions)

    @property
    def kinds(self) -> str:
        """For people: 'Word, PDF, foto of geluid'."""
        words = {
            "docx": _("Word"),
            "xlsx": _("Excel"),
            "pptx": _("PowerPoint"),
            "odt": _("OpenDocument"),
            "pdf": _("PDF"),
            "txt": _("tekst"),
            "jpg": _("foto"),
            "mp3": _("geluid"),
            "mp4": _("video"),
        }
        named = [word for extension, word in words.items() if extension in self.extensions]
        if len(named) < 2:
            return "".join(named)
        return _("%(first)s of %(last)s") % {"first": ", ".join(named[:-1]), "last": named[-1]}

    @property
    def most(self) -> str:
        """The size that a file may have, in words."""
        return size_words(self.max_bytes)

    @property
    def is_full(self) -> bool:
        """No file can be added before one is taken away."""
        return len(self.files) >= self.max_files


def upload_field(
    *, person: Person, purpose: str, target: str, id: str, label: str, files: Sequence[PrivateFile] = (), **more: object
) -> UploadField | None:
    """The field for what this person may send now; None when that is nothing."""
    try:
        limits = limits_for(person=person, purpose=purpose, target=target)
    except Refused:
        return None
    return UploadField(
        id=id,
        purpose=purpose,
        target=target,
        label=label,
        extensions=tuple(extensions_of(limits.groups)),
        max_bytes=limits.max_bytes,
        max_files=limits.max_files,
        files=files,
        **more,  # type: ignore[arg-type]
    )
