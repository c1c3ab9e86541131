"""Urls of the plain host: its own log-in, the Wagtail admin, Leerlijn, and its pages last."""

from django.contrib.auth import views as auth_views
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("inloggen/", auth_views.LoginView.as_view(), name="login"),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("lms.urls")),
    path("", include(wagtail_urls)),
]
