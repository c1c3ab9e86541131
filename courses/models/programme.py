"""Programme: the plain row that follows the programme's pages, as Module follows a module's."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from modules.models import Module


class Programme(models.Model):
    """A programme in all its languages; the key is the page's `translation_key`."""

    id = models.UUIDField(primary_key=True, editable=False)
    title = models.CharField(_("titel"), max_length=255)
    archived_at = models.DateTimeField(null=True, blank=True)
    modules: models.ManyToManyField = models.ManyToManyField(Module, through="ProgrammeModule")

    class Meta:
        ordering = ["title"]
        verbose_name = _("opleiding")
        verbose_name_plural = _("opleidingen")

    def __str__(self) -> str:
        return self.title


class ProgrammeModule(models.Model):
    """A module at a place in a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="programme_modules")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="programme_modules")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["programme", "position"]
        constraints = [models.UniqueConstraint(fields=["programme", "module"], name="lms_programme_module")]

    def __str__(self) -> str:
        return f"{self.programme}: {self.module}"
