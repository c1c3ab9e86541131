"""Whom a learning record is about, and in which role somebody belongs to an organisation."""

import uuid
from collections.abc import Callable

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lms.models.organisation import Organisation, Team
from lms.models.period import Period, in_force, period_check
from lms.tenancy.queryset import TenantQuerySet
from lms.tenancy.roles import Role


class Person(models.Model):
    """A human being with a learning record. The record outlives a change or the end of the log-in."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="lms_person",
        verbose_name=_("login"),
    )
    name = models.CharField(_("naam"), max_length=200)
    sort_name = models.CharField(_("sorteernaam"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantQuerySet.as_manager()

    # No personal data in Wagtail's reference index: its usage pages would show who refers to what.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["sort_name", "id"]
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        indexes = [models.Index(fields=["sort_name", "id"], name="lms_person_sort")]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """What the platform says to somebody: the first word of the name."""
        return self.name.split(" ", 1)[0]

    @property
    def initials(self) -> str:
        """At most two capitals: first and last word of the name."""
        words = self.name.split()
        return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def sort_name_of(name: str) -> str:
    """Dutch alphabetical order: last word first, prefixes ('van der') do not count: 'Proef, Fatima van der'."""
    *rest, last = name.split() or [""]
    return f"{last}, {' '.join(rest)}".rstrip(", ")


class MembershipQuerySet(TenantQuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        """Memberships that hold today."""
        return self.filter(in_force())


class Membership(Period):
    """A person in an organisation with one role, from a day to a day."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("persoon"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("organisatie")
    )
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("team"),
    )
    role = models.CharField(_("rol"), max_length=30, choices=Role.choices, default=Role.LEARNER)
    granted_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gegeven door"),
    )

    objects = MembershipQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["person__sort_name", "valid_from"]
        verbose_name = _("lidmaatschap")
        verbose_name_plural = _("lidmaatschappen")
        indexes = [models.Index(fields=["organisation", "role"], name="lms_membership_org_role")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(valid_until=None),
                name="lms_membership_open_once",
            ),
            period_check("lms_membership_period"),
        ]

    def __str__(self) -> str:
        return f"{self.person} - {self.organisation} ({self.get_role_display()})"


def belongs(*, person: str = "pk", **conditions: object) -> Q:
    """Condition: the row's person (lookup `person`) has a membership that holds today and meets the conditions."""
    memberships: QuerySet[Membership] = Membership.objects.active().filter(person=OuterRef(person), **conditions)
    return Q(models.Exists(memberships))


def belongs_to_team(person: str) -> Callable[[QuerySet], Q]:
    """A tenancy path: from keys of teams to rows whose person (lookup `person`) is in one of them."""
    return lambda keys: belongs(person=person, team__in=keys)


def belongs_on_behalf(person: str, organisation: str = "organisation") -> Callable[[QuerySet], Q]:
    """A tenancy path: from keys of organisations to rows made on behalf of one of them (lookup `organisation`).

    The person (lookup `person`) must still be one of its people: who moves away is no longer seen there.
    """
    return lambda keys: Q(**{f"{organisation}__in": keys}) & belongs(person=person, organisation__in=keys)
