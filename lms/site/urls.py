"""Urls of the reference site: the author's door, log-in, the rooms' workspace, and the public pages last."""

import re

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

handler500 = "lms.site.errors.server_error"

urlpatterns = [
    # Wagtail's own log-in would be a second way in, without our rate limits.
    path("beheer/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("account/", include("lms.site.account_urls")),
    path("", include("lms.urls")),
]
if settings.SERVE_MEDIA:
    pattern = rf"^{re.escape(settings.MEDIA_URL.lstrip('/'))}(?P<path>.*)$"
    urlpatterns += [re_path(pattern, serve, {"document_root": settings.MEDIA_ROOT})]
urlpatterns += [path("", include(wagtail_urls))]
