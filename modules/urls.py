"""The learner's urls; mounted by lms.urls."""

from django.urls import include, path

from modules import urls_desk, urls_portfolio, workplace_urls
from modules.views import activity, extra_time, local, module, pages_kept, sending, start

own = [
    path("leren/sw.js", pages_kept.service_worker, name="service_worker"),
    path("leren/verbinding/", sending.connection, name="connection"),
    path("leren/geen-verbinding/", pages_kept.no_connection, name="no_connection"),
    path("leren/nog-niet-verstuurd/", sending.waiting, name="waiting"),
    path("leren/start/<uuid:module>/", start.start, name="start"),
    *urls_portfolio.own,
    path("leren/<uuid:registration>/", module.module, name="module"),
    path("leren/<uuid:registration>/<uuid:activity>/", activity.activity, name="activity"),
    *workplace_urls.own,
    path("regie/lokaal/", local.local_texts, name="local_texts"),
    path("regie/lokaal/<slug:organisation>/", local.local_texts, name="local_texts_of"),
    path("regie/lokaal/<slug:organisation>/<int:slot>/", local.local_text, name="local_text"),
    path("regie/extra-tijd/", extra_time.extra_times, name="extra_times"),
    path("regie/extra-tijd/<uuid:person>/", extra_time.extra_time, name="extra_time"),
    path("regie/extra-tijd/<uuid:person>/stoppen/", extra_time.end, name="extra_time_end"),
    *urls_desk.urls,
]

urlpatterns = [path("", include((own, "lms_modules")))]
