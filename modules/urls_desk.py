"""The trainer's urls of this room; part of modules.urls."""

from django.urls import path

from modules.views import desk, moments, queue, remarks, results

urls = [
    path("begeleiding/nakijken/", desk.desk, name="desk"),
    path("begeleiding/nakijken/rij/", queue.queue, name="desk_queue"),
    path("begeleiding/nakijken/<int:piece>/", desk.piece, name="desk_piece"),
    path("begeleiding/standaardzinnen/", remarks.remarks, name="remarks"),
    path("begeleiding/presentaties/", moments.moments, name="moments"),
    path("begeleiding/presentaties/<uuid:registration>/<uuid:activity>/", moments.plan, name="moment"),
    path("begeleiding/resultaten/", results.steps, name="results"),
    path("begeleiding/resultaten/<uuid:activity>/", results.of_activity, name="results_of"),
    path("begeleiding/resultaten/<uuid:activity>/export/", results.export, name="results_export"),
]
