"""Addresses of the guidance of learners at work, of meetings, surveys and what was shared; mounted by modules.urls."""

from django.urls import path

from modules.views import attendance, shared, sign, surveys, witness

own = [
    path("begeleiding/praktijk/", sign.waiting, name="signing"),
    path("begeleiding/praktijk/<uuid:registration>/<uuid:activity>/", sign.sign, name="sign"),
    path("begeleiding/gedeeld/", shared.shared, name="shared"),
    path("begeleiding/gedeeld/<uuid:share>/", shared.reflection, name="shared_reflection"),
    path("begeleiding/aanwezigheid/", attendance.meetings, name="meetings"),
    path("begeleiding/aanwezigheid/<uuid:activity>/", attendance.attendance, name="attendance"),
    *[
        each
        for area, name in surveys.NAMES.items()
        for each in (
            path(f"{area}/enquetes/", surveys.surveys_in(area), name=f"surveys{name}"),
            path(f"{area}/enquetes/<uuid:activity>/<uuid:group>/", surveys.survey_in(area), name=f"survey{name}"),
            path(
                f"{area}/enquetes/<uuid:activity>/<uuid:group>/csv/",
                surveys.survey_csv_in(area),
                name=f"survey_csv{name}",
            ),
        )
    ],
    path("getuige/bedankt/", witness.thanks, name="witness_thanks"),
    path("getuige/<str:token>/", witness.witness, name="witness"),
]
