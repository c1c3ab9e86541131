"""Addresses of the guidance of learners at work, of meetings, surveys and what was shared; mounted by modules.urls."""

from django.urls import path

from modules.views import sign, witness

own = [
    path("begeleiding/praktijk/", sign.waiting, name="signing"),
    path("begeleiding/praktijk/<uuid:registration>/<uuid:activity>/", sign.sign, name="sign"),
    path("getuige/bedankt/", witness.thanks, name="witness_thanks"),
    path("getuige/<str:token>/", witness.witness, name="witness"),
]
