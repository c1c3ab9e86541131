"""Permissions on private files. Rooms above let others in through a purpose (media.access) or another path."""

from lms.tenancy import declare, declare_paths

declare("file.view", "A private file and how far its upload is", own=True)


def declare_tenancy() -> None:
    """Say where files hang."""
    from media.models import PrivateFile

    declare_paths(PrivateFile, person="owner")
