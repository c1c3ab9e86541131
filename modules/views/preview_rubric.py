"""What an author sees of a rubric before publishing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modules.models import Rubric
from modules.rubrics import preview_of


def preview_rubric(request: HttpRequest, rubric: Rubric) -> HttpResponse:
    """The rubric as a learner reads it, and the scale that a trainer fills in. Nothing is kept."""
    return render(request, "lms_modules/desk/rubric_preview.html", {"rubric": preview_of(rubric)})
