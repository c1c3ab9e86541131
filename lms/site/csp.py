"""Two doors, two policies: strict for everybody, with inline script and style only in the Wagtail admin."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

AUTHOR = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
# What an author previews is a learner's page: it keeps the strict policy, but the admin may frame it.
PREVIEW = {"frame-ancestors": [SELF]}


class TwoDoorsCSPMiddleware(CSPMiddleware):
    """django-csp's middleware with the looser policy under the author's prefix."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(reverse("wagtailadmin_home")):
            if _is_preview(request):
                # Wagtail made the page with a request of its own, which passed here and got the public policy.
                del response["Content-Security-Policy"]
            response._csp_replace = PREVIEW if _is_preview(request) else AUTHOR
        return super().process_response(request, response)


def _is_preview(request: HttpRequest) -> bool:
    name = request.resolver_match.url_name or "" if request.resolver_match else ""
    return request.method == "GET" and ("preview" in name or name in {"view_draft", "revisions_view"})
