"""What authors write: a module page with an activity page per step. Works on a host's own base page too.

The explicit `base_ptr` is the point: an automatic parent link is named after the base model of the host and
would break our migrations.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import swapper
from django.apps import apps
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.utils.decorators import cached_classmethod

from modules.blocks_rule import RuleBlock
from modules.editor import MinutesPanel, editor_of, title_panel
from modules.panels import RuleSentencePanel

swapper.set_app_prefix("wagtailcore", "wagtail")

BASE_PAGE = swapper.get_model_name("wagtailcore", "Page")


def _base_page() -> type[Page]:
    app, name = swapper.split(BASE_PAGE)
    return getattr(import_module(apps.get_app_config(app).name + ".models"), name)


BasePage: Any = _base_page()


def base_link() -> models.OneToOneField:
    """The parent link to the host's base page."""
    return models.OneToOneField(
        BASE_PAGE, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="+"
    )


def _pass_gate(revision: Any, *, log_action: bool | str = True, **kwargs: Any) -> None:
    from modules import gate  # needs the kinds, and they need the models

    # What was planned went through the gate when somebody planned it; the clock cannot mend anything.
    if log_action != "wagtail.publish.scheduled":
        gate.check(revision.as_object())


class Descent(models.Model):
    """A copied page knows which page it was copied from: a copy carries the key of the original until it is saved."""

    own_key = models.UUIDField(null=True, blank=True, editable=False)
    origin = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self.own_key != self.translation_key:
            self.origin, self.own_key = self.own_key, self.translation_key
        return super().save(*args, **kwargs)


class ModulePage(Descent, BasePage):  # noqa: DJ008  (pages have one)
    """A blended unit of learning. Its public page tells what you learn; the steps are its child pages."""

    base_ptr = base_link()
    lead = models.CharField(_("inleiding"), max_length=400, blank=True, help_text=_("Eén of twee zinnen."))
    outcomes = RichTextField(_("wat je leert"), blank=True, features=["bold", "italic", "ul", "ol", "link"])
    open_to_all = models.BooleanField(
        _("zelf starten"),
        default=False,
        help_text=_("Wie inlogt, mag zelf met deze module beginnen. Anders schrijft een coördinator mensen in."),
    )

    rule = StreamField(
        RuleBlock(required=False),
        verbose_name=_("wanneer afgerond"),
        blank=True,
        help_text=_("Laat leeg voor: alle verplichte stappen. Zet anders elke eis in een eigen blok."),
    )
    in_order = models.BooleanField(
        _("één voor één"),
        default=False,
        help_text=_("Een stap gaat pas open als alle verplichte stappen ervoor klaar zijn."),
    )

    content_panels = [
        MultiFieldPanel([title_panel(), FieldPanel("lead"), FieldPanel("outcomes")], heading=_("Doel")),
        MultiFieldPanel(
            [
                RuleSentencePanel(),
                FieldPanel(
                    "rule",
                    help_text=_(
                        "Laat leeg voor: alle verplichte stappen. Of druk op het plusje, voor elke eis een keer."
                    ),
                ),
                FieldPanel("in_order"),
            ],
            heading=_("Wanneer klaar"),
        ),
        MultiFieldPanel([FieldPanel("open_to_all")], heading=_("Wie mag beginnen")),
    ]
    get_edit_handler = cached_classmethod(editor_of)
    template = "lms_modules/module_page.html"
    page_description = _("Wat je leert, in stappen. De stappen maak je eronder.")

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    @classmethod
    def allowed_subpage_models(cls) -> list[type[Page]]:
        """Only activities live under a module."""
        return [model for model in super().allowed_subpage_models() if issubclass(model, ActivityPage)]

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision, or plan it. Raises PublishRefused when the gate says no, to a live step too."""
        _pass_gate(revision, **kwargs)
        return super().publish(revision, *args, **kwargs)

    def get_admin_default_ordering(self) -> str:
        """Authors see the steps in the order of the module, ready to be dragged."""
        return "ord"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from modules.views.module_page import public_context  # the views need the models first

        return super().get_context(request, *args, **kwargs) | public_context(self)


class ActivityPage(Descent, BasePage):  # noqa: DJ008  (pages have one)
    """One step of a module; each kind is a subclass. Visitors cannot reach it: learners read it under /leren/."""

    base_ptr = base_link()
    chapter = models.CharField(
        _("nieuw hoofdstuk"),
        max_length=120,
        blank=True,
        help_text=_("Vul in als hier een nieuw hoofdstuk begint. Laat anders leeg."),
    )
    intro = models.CharField(_("inleiding"), max_length=400, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minuten"), default=10)
    required = models.BooleanField(_("verplicht"), default=True)
    weight = models.PositiveSmallIntegerField(
        _("gewicht"), default=1, help_text=_("Telt mee in het resultaat. Gewoon is 1.")
    )

    waits = models.BooleanField(
        _("wacht op de stappen ervoor"),
        default=False,
        help_text=_("Pas open als alle verplichte stappen ervoor klaar zijn."),
    )
    opens_after_days = models.PositiveSmallIntegerField(
        _("open na zoveel dagen"),
        null=True,
        blank=True,
        help_text=_("Geteld vanaf de start van de groep. Leeg is: meteen."),
    )

    kind = ""  # set by each subclass; the name under which the kind is registered
    is_creatable = False
    parent_page_types = ["lms_modules.ModulePage"]
    subpage_types: list[str] = []
    preview_modes = [("", _("Nog niet begonnen")), ("done", _("Al afgerond"))]

    # In the order of thinking: why, what somebody does, what comes back, and where it stands. See `panels_for`.
    intro_panels = [
        MultiFieldPanel(
            [
                title_panel(),
                FieldPanel("intro", help_text=_("Eén of twee zinnen. Een deelnemer leest ze bovenaan de stap.")),
            ],
            heading=_("Doel"),
        )
    ]
    step_panel = MultiFieldPanel(
        [
            FieldPanel("chapter"),
            MinutesPanel("minutes"),
            FieldPanel("required"),
            FieldPanel("weight"),
            FieldPanel("waits"),
            FieldPanel("opens_after_days"),
        ],
        heading=_("Plaats in de module"),
    )
    get_edit_handler = cached_classmethod(editor_of)
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")

    @classmethod
    def panels_for(cls, *, activity: Sequence[Panel], feedback: Sequence[Panel] = ()) -> list[Panel]:
        """The editor of a kind: its own panels for what a learner does and what comes back, between goal and place."""
        groups = [MultiFieldPanel(list(activity), heading=_("Activiteit"))]
        if feedback:
            groups.append(MultiFieldPanel(list(feedback), heading=_("Feedback")))
        return [*cls.intro_panels, *groups, cls.step_panel]

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision, or plan it. Raises PublishRefused when the gate says no."""
        _pass_gate(revision, **kwargs)
        return super().publish(revision, *args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        return None

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return []

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the author what a learner sees, with a stand-in registration."""
        from modules.views.preview import preview  # the views need the models first

        return preview(request, self.specific, mode_name)
