"""Award: a certificate of one person. Its contents are bytes that were fixed at issue."""

import hashlib
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models.achievement import Achievement
from certificates.rules.contents import Contents
from certificates.rules.validity import Status, Term, status_on
from lms.models import Person
from lms.tenancy import TenantQuerySet
from modules.models import Registration


class DamagedSnapshot(ValueError):
    """The bytes of an award are not the ones that were issued."""


class RevocationKind(models.TextChoices):
    """Why a certificate was withdrawn, in a word that may be shown to everybody."""

    ISSUING_ERROR = "issuing_error", _("Fout bij het uitgeven")
    HOLDER_ASKED = "holder_asked", _("De houder vroeg erom")
    CONDITIONS = "conditions", _("Achteraf niet aan de voorwaarden voldaan")
    OTHER = "other", _("Andere reden")


class AwardQuerySet(TenantQuerySet["Award"]):
    def held_by(self, person: Person) -> "AwardQuerySet":
        """The certificates of one person, newest first."""
        return self.filter(person=person).order_by("-issued_at", "-pk")

    def for_verification(self) -> "AwardQuerySet":
        """What somebody with a code may see: shared by the holder; with the issuer and its successor at hand."""
        return self.exclude(shared_at=None).select_related("achievement__issuer__successor")


class Award(models.Model):
    """What was issued, to whom, and whether it still holds.

    `snapshot` holds canonical JSON in UTF-8 (certificates.rules.contents), made once: every page, file and signature
    is a view of these bytes. A signer takes `bytes(award.snapshot)` and keeps its signature in a row of its own.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=20, unique=True)  # without hyphens, see certificates.rules.code
    achievement = models.ForeignKey(Achievement, on_delete=models.PROTECT, related_name="awards")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="awards")
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="awards")
    snapshot = models.BinaryField(editable=False)
    digest = models.CharField(max_length=64, editable=False)  # SHA-256 of the snapshot, hexadecimal
    issued_at = models.DateTimeField()
    valid_until = models.DateField(null=True, blank=True)
    # Private until the holder shares it: then whoever has the code sees the certificate.
    shared_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # The kind is shown to everybody who has the code, the reason to the holder only.
    revocation_kind = models.CharField(max_length=20, choices=RevocationKind, blank=True)
    revocation_reason = models.CharField(max_length=300, blank=True)

    objects = AwardQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-issued_at"]
        verbose_name = _("certificaat")
        verbose_name_plural = _("certificaten")
        constraints = [
            # One run, one certificate, whichever version of the achievement was active at that moment.
            models.UniqueConstraint(fields=["registration"], name="lms_award_once"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revocation_kind="")
                | (Q(revoked_at__isnull=False) & ~Q(revocation_kind="")),
                name="lms_award_revocation",
            ),
        ]

    def __str__(self) -> str:
        return f"Award {self.uuid}"

    @property
    def contents(self) -> Contents:
        """What was issued. Raises DamagedSnapshot when the bytes are not the ones of that moment."""
        data = bytes(self.snapshot)
        if hashlib.sha256(data).hexdigest() != self.digest:
            raise DamagedSnapshot(f"The snapshot of {self} does not match its digest.")
        return Contents.from_bytes(data)

    @property
    def status(self) -> Status:
        """Valid, expired or revoked, today in the site's time zone."""
        revoked_on = timezone.localdate(self.revoked_at) if self.revoked_at else None
        return status_on(timezone.localdate(), Term(self.valid_until, revoked_on))
