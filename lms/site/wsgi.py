"""WSGI entry of the reference site."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.site.settings.default")

application = get_wsgi_application()
