"""Classroom session: a step that is done by having been there. Its dates come from a room above."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from lms.models import Person
from lms.tenancy import TenantQuerySet
from modules.models.outline import Activity
from modules.models.pages import ActivityPage
from modules.models.records import Registration


class SessionPage(ActivityPage):
    """A meeting. Completed when the trainer says that somebody was there."""

    class Place(models.TextChoices):
        ON_SITE = "on_site", _("op locatie")
        ONLINE = "online", _("online")
        BOTH = "both", _("op locatie of online")

    programme = RichTextField(_("wat je gaat doen"), features=["bold", "italic", "ul", "ol"])
    preparation = RichTextField(_("zo bereid je je voor"), features=["bold", "italic", "ul", "ol", "link"], blank=True)
    place = models.CharField(_("waar"), max_length=10, choices=Place.choices, default=Place.ON_SITE)
    directions = models.CharField(
        _("meer over de plaats"),
        max_length=300,
        blank=True,
        help_text=_("Bijvoorbeeld: 'Neem je laptop mee.' Adres en tijd staan bij de bijeenkomst van de groep."),
    )

    kind = "session"
    is_creatable = True
    page_description = _("Samen leren, op locatie of online. Klaar voor wie er was.")
    content_panels = [
        *ActivityPage.intro_panels,
        FieldPanel("programme"),
        FieldPanel("preparation"),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("directions")], heading=_("Waar")),
        ActivityPage.step_panel,
    ]

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")


class Attendance(models.Model):
    """Whether somebody was there on a day, as it stands now. How it became so is in AttendanceChange."""

    class State(models.TextChoices):
        OPEN = "open", _("niet ingevuld")
        PRESENT = "present", _("was er")
        ABSENT = "absent", _("was er niet")
        EXCUSED = "excused", _("afgemeld")

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="attendance")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="attendance")
    on_date = models.DateField(_("datum"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    minutes = models.PositiveSmallIntegerField(_("minuten"), null=True, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects: Any = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("aanwezigheid")
        verbose_name_plural = _("aanwezigheid")
        constraints = [
            models.UniqueConstraint(fields=["registration", "activity", "on_date"], name="lms_attendance_once"),
        ]

    def __str__(self) -> str:
        return f"Attendance {self.pk}"


class AttendanceChange(models.Model):
    """One change of one attendance; append-only. key: of the form, one for all people in it."""

    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="changes")
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField()
    before = models.CharField(max_length=10, choices=Attendance.State.choices)
    before_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.CharField(max_length=10, choices=Attendance.State.choices)
    after_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects: Any = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["id"]
        verbose_name = _("wijziging van aanwezigheid")
        verbose_name_plural = _("wijzigingen van aanwezigheid")
        indexes = [models.Index(fields=["key"], name="lms_attendance_change")]
        constraints = [
            models.UniqueConstraint(fields=["attendance", "key"], name="lms_attendance_key"),
        ]

    def __str__(self) -> str:
        return f"AttendanceChange {self.pk}"
