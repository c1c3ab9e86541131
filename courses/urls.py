"""The groups in the three areas of staff; mounted by lms.urls."""

from django.urls import include, path

from courses.views.board import board_in

own = [
    path("regie/groep/<uuid:cohort>/", board_in("regie"), name="board"),
    path("begeleiding/groep/<uuid:cohort>/", board_in("begeleiding"), name="board_begeleiding"),
    path("beoordeling/groep/<uuid:cohort>/", board_in("beoordeling"), name="board_beoordeling"),
]

urlpatterns = [path("", include((own, "lms_courses")))]
