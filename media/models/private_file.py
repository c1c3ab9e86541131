"""A file of one person that only some people may open, and the parts of it that came in so far."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.models import Person
from lms.tenancy import TenantQuerySet
from media.storage import private_storage


class PrivateFileQuerySet(TenantQuerySet["PrivateFile"]):
    def complete(self) -> "PrivateFileQuerySet":
        """Files that are wholly in and checked: the only ones that anybody may see."""
        return self.filter(state=PrivateFile.State.COMPLETE)

    def receiving(self) -> "PrivateFileQuerySet":
        """Files of which a part may still come."""
        return self.filter(state=PrivateFile.State.RECEIVING)


class PrivateFile(models.Model):
    """One file with a purpose. `content` is filled in the moment that the file is whole and checked, never before."""

    class State(models.TextChoices):
        RECEIVING = "receiving", _("onderweg")
        COMPLETE = "complete", _("binnen")
        REMOVED = "removed", _("weg")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="private_files")
    purpose = models.CharField(max_length=40)  # media.purposes knows what it allows
    target = models.CharField(max_length=120, blank=True)  # what the file is for, in the words of the purpose
    name = models.CharField(_("naam"), max_length=120)
    size = models.PositiveBigIntegerField(_("grootte"))  # bytes, as announced and later as found
    offset = models.PositiveBigIntegerField(default=0)  # bytes that are safely in
    content_type = models.CharField(max_length=120, blank=True)  # by content
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.FileField(storage=private_storage, max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVING)
    refusal = models.CharField(max_length=20, blank=True)  # why it is not kept: a code of media.refusals
    scanned_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()  # an upload that is not finished then is thrown away
    retain_until = models.DateField(null=True, blank=True)

    objects = PrivateFileQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("privébestand")
        verbose_name_plural = _("privébestanden")
        indexes = [
            models.Index(fields=["owner", "purpose", "target"], name="lms_file_target"),
            models.Index(fields=["state", "expires_at"], name="lms_file_expires"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(offset__lte=F("size")), name="lms_file_offset"),
            # Nobody sees half a file: complete means that all of it is there, with its checksum.
            models.CheckConstraint(
                condition=~Q(state="complete") | (Q(offset=F("size")) & ~Q(sha256="") & ~Q(content="")),
                name="lms_file_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"PrivateFile {self.uuid}"

    @property
    def is_scanned(self) -> bool:
        """Whether a virus scanner found it clean; without a scanner nothing is ever called safe."""
        return self.scanned_at is not None


class UploadPart(models.Model):
    """Bytes of a file that is on its way, stored under a name of their own; gone when the file is whole."""

    file = models.ForeignKey(PrivateFile, on_delete=models.CASCADE, related_name="parts")
    start = models.PositiveBigIntegerField()
    length = models.PositiveIntegerField()
    content = models.FileField(storage=private_storage, max_length=200)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("deel van een bestand")
        verbose_name_plural = _("delen van bestanden")
        ordering = ["start"]
        constraints = [models.UniqueConstraint(fields=["file", "start"], name="lms_upload_part_once")]

    def __str__(self) -> str:
        return f"UploadPart {self.pk}"
