"""One include for a host: the workspace of this room and of every installed room above it."""

from django.urls import include, path

from lms.views import comfort, health, home, language, pending, profile, theme
from lms.workspace import registry

own = [
    path("start/", home.start, name="start"),
    path("leren/", home.area_home("leren"), name="leren"),
    path("begeleiding/", home.area_home("begeleiding"), name="begeleiding"),
    path("regie/", home.area_home("regie"), name="regie"),
    path("beoordeling/", home.area_home("beoordeling"), name="beoordeling"),
    path("profiel/", profile.profile, name="profile"),
    path("profiel/inzage/", profile.access, name="access"),
    path("profiel/tekst/", comfort.comfort, name="comfort"),
    path("verder/", pending.resume, name="resume"),
    path("taal/<str:code>/", language.choose, name="language"),
    path("thema/<int:pk>-<str:version>.css", theme.theme_css, name="theme"),
    path("gezond/", health.health, name="health"),
]

urlpatterns = [
    path("", include((own, "lms"))),
    *[path("", include(module)) for module in registry.url_modules()],
]
