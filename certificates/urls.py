"""Public verification, a learner's own certificates, and withdrawing one."""

from django.urls import path

from certificates.views import mine, public, revoke

app_name = "lms_certificates"

urlpatterns = [
    path("verificatie/", public.verify, name="verify"),
    path("verificatie/<str:code>/", public.verify_code, name="verify_code"),
    path("leren/certificaten/", mine.mine, name="mine"),
    path("leren/certificaten/<uuid:award>/", mine.certificate, name="certificate"),
    path("leren/certificaten/<uuid:award>/afdrukken/", mine.certificate_print, name="certificate_print"),
    path("leren/certificaten/<uuid:award>/delen/", mine.share, name="share"),
    path("regie/certificaten/<uuid:award>/intrekken/", revoke.revoke, name="revoke"),
]
