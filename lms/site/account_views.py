"""Log-in for both doors."""

from typing import Any

from allauth.account import views
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class LoginView(views.LoginView):
    """Log-in that does not send people round in circles.

    Wagtail sends everybody without access to its admin here, also who is logged in; allauth would send them
    straight back.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and self._refused_by_admin(request):
            # Wagtail left a message of its own; the 403 page says it in our words.
            list(messages.get_messages(request))
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def _refused_by_admin(self, request: HttpRequest) -> bool:
        wanted = request.GET.get(self.redirect_field_name, "")
        in_admin = wanted.startswith(reverse("wagtailadmin_home"))
        return in_admin and not request.user.has_perm("wagtailadmin.access_admin")


login = LoginView.as_view()
