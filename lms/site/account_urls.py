"""The part of allauth that the site uses: accounts are made by invitation, so there is no sign-up."""

from allauth.account import views
from django.urls import path, re_path

from lms.site import account_views

urlpatterns = [
    path("inloggen/", account_views.login, name="account_login"),
    path("uitloggen/", views.logout, name="account_logout"),
    path("opnieuw/", views.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", views.password_change, name="account_change_password"),
    path("wachtwoord/vergeten/", views.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", views.password_reset_done, name="account_reset_password_done"),
    # The key has hyphens of its own: only the first one ends the user's part.
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/nieuw/klaar/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("geblokkeerd/", views.account_inactive, name="account_inactive"),
]
