"""The reference site as it runs, with one extra url: the bare view that everything is compared with."""

from lms.site.settings.default import *

ROOT_URLCONF = "benchmarks.urls"
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "WARNING", "handlers": []}}
