"""The learner's urls; mounted by lms.urls."""

from django.urls import include, path

from modules import workplace_urls
from modules.views import activity, module, start

own = [
    path("leren/start/<uuid:module>/", start.start, name="start"),
    path("leren/<uuid:registration>/", module.module, name="module"),
    path("leren/<uuid:registration>/<uuid:activity>/", activity.activity, name="activity"),
    *workplace_urls.own,
]

urlpatterns = [path("", include((own, "lms_modules")))]
