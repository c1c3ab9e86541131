"""Uploads, private files and recordings; mounted by lms.urls."""

from django.urls import include, path

from media.views import delivery, private_files, uploads

own = [
    path("uploads/", uploads.uploads, name="uploads"),
    path("uploads/<uuid:file>/", uploads.upload, name="upload"),
    path("uploads/<uuid:file>/bestand/", private_files.private_file, name="file"),
    path("opnamen/<str:token>/", delivery.recording, name="recording"),
    path("opnamen/<str:token>/ondertiteling/<int:track>.vtt", delivery.captions, name="captions"),
]

urlpatterns = [path("", include((own, "lms_media")))]
