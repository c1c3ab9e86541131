"""Uploads and private files; mounted by lms.urls."""

from django.urls import include, path

from media.views import private_files, uploads

own = [
    path("uploads/", uploads.uploads, name="uploads"),
    path("uploads/<uuid:file>/", uploads.upload, name="upload"),
    path("uploads/<uuid:file>/bestand/", private_files.private_file, name="file"),
]

urlpatterns = [path("", include((own, "lms_media")))]
