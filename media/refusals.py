"""Why a file is not taken in, and what to say about it: what is wrong and what to do."""

from collections.abc import Callable

from django.template.defaultfilters import filesizeformat
from django.utils.formats import get_format
from django.utils.translation import gettext as _

from media.purposes import Limits
from media.rules.file_types import extensions_of


class Refused(Exception):
    """code: what is wrong, see `message_for`. It is also kept on the row of the file."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def message_for(code: str, limits: Limits | None = None, name: str = "") -> str:
    """What the owner reads, in the active language. limits and name make it say more."""
    return _MESSAGES.get(code, _closed)(limits, name)


def size_words(size: int) -> str:
    """A size in bytes for people: '50 MB', without a comma where there is nothing behind it."""
    return filesizeformat(size).replace(f"{get_format('DECIMAL_SEPARATOR')}0\xa0", "\xa0")


def _empty(limits: Limits | None, name: str) -> str:
    return _("Dit bestand is leeg. Kies een ander bestand.")


def _too_big(limits: Limits | None, name: str) -> str:
    if limits is None:
        return _("Dit bestand is te groot.")
    return _("Dit bestand is te groot. Het mag hoogstens %(size)s zijn.") % {"size": size_words(limits.max_bytes)}


def _type(limits: Limits | None, name: str) -> str:
    kinds = ", ".join(extensions_of(limits.groups)) if limits else ""
    return _("Dit soort bestand kan niet. Deze soorten kunnen wel: %(kinds)s.") % {"kinds": kinds}


def _content(limits: Limits | None, name: str) -> str:
    return _("De inhoud past niet bij de naam ‘%(name)s’. Bewaar het bestand opnieuw en probeer het nog eens.") % {
        "name": name
    }


def _macros(limits: Limits | None, name: str) -> str:
    return _("In dit bestand zitten macro’s. Bewaar het zonder macro’s en probeer het nog eens.")


def _archive(limits: Limits | None, name: str) -> str:
    return _("Dit bestand is beschadigd of niet veilig. Bewaar het opnieuw en probeer het nog eens.")


def _virus(limits: Limits | None, name: str) -> str:
    return _("De virusscanner vertrouwt dit bestand niet. We hebben het niet bewaard.")


def _too_many(limits: Limits | None, name: str) -> str:
    if limits is None:
        return _("Er zijn al genoeg bestanden. Haal er eerst een weg.")
    return _("Er kunnen hier %(count)s bestanden bij. Haal er eerst een weg.") % {"count": limits.max_files}


def _too_many_open(limits: Limits | None, name: str) -> str:
    return _("Er zijn nog te veel bestanden onderweg. Maak die eerst af, of haal er een weg.")


def _closed(limits: Limits | None, name: str) -> str:
    return _("Je kunt hier nu geen bestand inleveren. Ververs de pagina.")


def _expired(limits: Limits | None, name: str) -> str:
    return _("Het versturen duurde te lang. Kies het bestand opnieuw.")


_MESSAGES: dict[str, Callable[[Limits | None, str], str]] = {
    "empty": _empty,
    "too_big": _too_big,
    "type": _type,
    "content": _content,
    "macros": _macros,
    "archive": _archive,
    "virus": _virus,
    "too_many": _too_many,
    "too_many_open": _too_many_open,
    "closed": _closed,
    "expired": _expired,
}
