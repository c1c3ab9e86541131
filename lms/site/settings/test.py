"""The suite. DATABASE_URL and CACHE_URL choose PostgreSQL and Redis; without them SQLite and local memory."""

import os
from tempfile import gettempdir

from lms.site.settings.base import *
from lms.site.settings.base import CACHES, DATABASES, LEERLIJN, env

SECRET_KEY = "only-for-tests-" + "x" * 40
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
LOGGING = {"version": 1, "disable_existing_loggers": False}
# A file, not memory: threads of the live server and of the concurrency tests have connections of their own.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    _own = f"{gettempdir()}/leerlijn-test-{os.getpid()}.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_SQLITE", default=_own)}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# Every test empties its cache: on Redis each process of the suite has a database of its own.
_location, _, _number = str(CACHES["default"].get("LOCATION", "")).rpartition("/")
if _location.startswith("redis"):
    _process = int(env.str("PYTEST_XDIST_WORKER", default="gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"{_location}/{(int(_number) + _process) % 16}"

# `manage.py demo` may make accounts with a password that everybody knows.
LEERLIJN = {**LEERLIJN, "DEMO": True}
