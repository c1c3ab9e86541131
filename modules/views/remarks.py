"""The sentences that somebody keeps for feedback."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.workspace.access import area_required, person_of
from modules.models import CannedRemark
from modules.services.remarks import TooMany, drop_remark, keep_remark
from modules.views.desk import AREAS


class RemarkForm(forms.Form):
    """A new sentence, or another text under the same name."""

    naam = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=60,
        help_text=gettext_lazy("Staat op de knop. Bijvoorbeeld: Noem het gevoel."),
    )
    tekst = forms.CharField(
        label=gettext_lazy("Tekst"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "ll-input--full"}),
        help_text=gettext_lazy("Dit komt in je feedback te staan. Je kunt het daar nog veranderen."),
    )


@area_required(*AREAS)
def remarks(request: HttpRequest) -> HttpResponse:
    """Show the own sentences; keep one; throw one away."""
    form = RemarkForm(initial=_initial(request))
    if request.method == "POST":
        key = request.POST.get("weg", "")
        if key:
            if key.isdecimal() and len(key) < 18 and drop_remark(person=person_of(request), key=int(key)):
                messages.success(request, _("De zin is weg."))
            return redirect("lms_modules:remarks")
        form = RemarkForm(request.POST)
        if form.is_valid() and _kept(request, form):
            messages.success(request, _("‘%(name)s’ is bewaard.") % {"name": form.cleaned_data["naam"]})
            return redirect("lms_modules:remarks")
    own = CannedRemark.objects.visible_to(request.user, "remark.use")
    context = {"form": form, "remarks": own, "changing": bool(_initial(request))}
    return render(request, "lms_modules/desk/remarks.html", context, status=422 if form.errors else 200)


def _initial(request: HttpRequest) -> dict[str, Any]:
    key = request.GET.get("wijzig", "")
    if not key.isdecimal() or len(key) > 17:
        return {}
    found = CannedRemark.objects.visible_to(request.user, "remark.use").filter(pk=int(key)).first()
    return {"naam": found.title, "tekst": found.text} if found else {}


def _kept(request: HttpRequest, form: RemarkForm) -> bool:
    try:
        keep_remark(person=person_of(request), title=form.cleaned_data["naam"], text=form.cleaned_data["tekst"])
    except TooMany:
        form.add_error("naam", _("Je hebt al 60 zinnen. Gooi er eerst een weg."))
        return False
    return True
