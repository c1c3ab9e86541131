"""'Tekst en rust': how somebody wants to read on this device. For visitors too."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.workspace.comfort import Comfort, comfort_of, keep_comfort


class ComfortForm(forms.Form):
    """The choices; nothing is required, so that a half form keeps the usual."""

    size = forms.ChoiceField(
        label=gettext_lazy("Hoe groot wil je de letters?"),
        choices=[
            ("gewoon", gettext_lazy("Gewoon")),
            ("groot", gettext_lazy("Groot")),
            ("grootst", gettext_lazy("Heel groot")),
        ],
        widget=forms.RadioSelect,
    )
    calm = forms.BooleanField(
        label=gettext_lazy("Rustige bladzijden"),
        help_text=gettext_lazy("Minder kleur en versiering, niets beweegt, meer ruimte tussen de regels."),
        required=False,
    )
    keep_pages = forms.BooleanField(
        label=gettext_lazy("Bewaar bladzijden op dit apparaat"),
        help_text=gettext_lazy(
            "Dan kun je je module ook lezen zonder verbinding. Na het uitloggen zijn ze weg. Zet dit uit op een "
            "computer die je deelt."
        ),
        required=False,
    )


def comfort(request: HttpRequest) -> HttpResponse:
    """Show and keep the choice; it holds for this browser."""
    now = comfort_of(request)
    initial = {"size": now.size, "calm": now.calm, "keep_pages": now.keep_pages}
    form = ComfortForm(request.POST or None, initial=initial)
    back = _back(request)
    if request.method == "POST" and form.is_valid():
        response = redirect(back or "lms:comfort")
        keep_comfort(response, Comfort(**form.cleaned_data))
        messages.success(request, _("Bewaard voor dit apparaat."))
        return response
    return render(request, "lms/comfort.html", {"form": form, "back": back})


def _back(request: HttpRequest) -> str:
    """The page where the link was, '' when it is not one of this site."""
    page = request.POST.get("terug") or request.GET.get("terug", "")
    hosts = {request.get_host()}
    return page if url_has_allowed_host_and_scheme(page, hosts, require_https=request.is_secure()) else ""
