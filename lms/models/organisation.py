"""Legal bodies and their teams."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A legal body. A municipality that merges gets an end date and a successor; nothing of it is lost."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("gemeente")
        TRAINING_PROVIDER = "training_provider", _("opleider")
        SCHOOL = "school", _("mbo-instelling")
        CERTIFYING_BODY = "certifying_body", _("certificerende instelling")
        EMPLOYMENT_AGENCY = "employment_agency", _("uitzendbureau")

    name = models.CharField(_("naam"), max_length=200)
    slug = models.SlugField(_("korte naam"), max_length=80, unique=True)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind, default=Kind.MUNICIPALITY)
    cbs_code = models.CharField(_("CBS-code"), max_length=4, blank=True)
    valid_from = models.DateField(_("bestaat sinds"), null=True, blank=True)
    valid_until = models.DateField(_("bestond tot en met"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("opvolger"),
    )
    theme = models.ForeignKey(
        "lms.Theme",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("huisstijl"),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        constraints = [
            models.UniqueConstraint(fields=["cbs_code"], condition=~Q(cbs_code=""), name="lms_organisation_cbs_code"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """The name as people say it: 'Gemeente Apeldoorn', but 'Opleidingshuis De Brug'."""
        return f"Gemeente {self.name}" if self.kind == self.Kind.MUNICIPALITY else self.name


class Team(models.Model):
    """Part of an organisation: telephone, counter, mail, webcare."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="teams", verbose_name=_("organisatie")
    )
    name = models.CharField(_("naam"), max_length=120)

    class Meta:
        ordering = ["organisation__name", "name"]
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="lms_team_name")]

    def __str__(self) -> str:
        return f"{self.organisation.name}: {self.name}"
