"""The suite. DATABASE_URL and CACHE_URL choose PostgreSQL and Redis; without them SQLite and local memory."""

from lms.site.settings.base import *
from lms.site.settings.base import DATABASES, LEERLIJN, env

SECRET_KEY = "only-for-tests-" + "x" * 40
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
LOGGING = {"version": 1, "disable_existing_loggers": False}
# A file, not memory: threads and processes of the concurrency tests share it.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_SQLITE", default="") or None}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# `manage.py demo` may make accounts with a password that everybody knows.
LEERLIJN = {**LEERLIJN, "DEMO": True}
