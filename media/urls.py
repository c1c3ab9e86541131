"""Addresses of protected files; mounted by lms.urls."""

from django.urls import include, path

from media.views import delivery

own = [
    path("opnamen/<str:token>/", delivery.recording, name="recording"),
    path("opnamen/<str:token>/ondertiteling/<int:track>.vtt", delivery.captions, name="captions"),
]

urlpatterns = [path("", include((own, "lms_media")))]
