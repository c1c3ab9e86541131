"""Withdrawing a certificate: for the coordinator of the programme it belongs to."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from certificates.models import Award, RevocationKind
from certificates.services import revoke as revoking
from lms.services.audit import record_access
from lms.workspace.access import member_required, person_of


class RevokeForm(forms.Form):
    """Why: a kind that may be shown to everybody, and a reason for the holder."""

    kind = forms.ChoiceField(
        label=_("Soort reden"),
        choices=RevocationKind,
        widget=forms.RadioSelect,
        help_text=_("Wie de code heeft, ziet dit op de controlepagina."),
    )
    reason = forms.CharField(
        label=_("Reden"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alleen de houder leest dit. Schrijf wat er aan de hand is en wat iemand nu kan doen."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def revoke(request: HttpRequest, award: UUID) -> HttpResponse:
    """Ask for the reason, withdraw, and say that it was done. 404 for whoever may not withdraw this one."""
    visible = Award.objects.visible_to(request.user, "award.revoke").select_related("person", "revoked_by")
    found = get_object_or_404(visible, uuid=award)
    actor = person_of(request)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        revoking.revoke(award=found, reason=form.cleaned_data["reason"], kind=form.cleaned_data["kind"], actor=actor)
        return redirect("lms_certificates:revoke", award=found.uuid)
    record_access(actor=actor, subject_ids=[found.person_id], what=str(_("certificaat")))
    context = {"award": found, "contents": found.contents, "status": found.status.value, "form": form}
    return render(request, "lms_certificates/revoke.html", context)
