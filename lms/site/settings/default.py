"""`make run` on one machine: SQLite and local memory unless the environment says otherwise."""

from django.core.management.utils import get_random_secret_key

from lms.site.settings.base import *
from lms.site.settings.base import LEERLIJN, PRIVATE_FILES, VAR_DIR, env

VAR_DIR.mkdir(exist_ok=True)


def _local_secret() -> str:
    """Make a secret on the first start and keep it in var/, so that log-ins survive a restart."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or _local_secret()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

# Static files straight from the apps and node packages: no collectstatic between an edit and a look.
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": PRIVATE_FILES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# `manage.py demo` may make accounts with a password that everybody knows.
LEERLIJN = {**LEERLIJN, "DEMO": True}
SERVE_MEDIA = True
