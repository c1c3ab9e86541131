from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Audio, video and private files; the modules room builds on it."""

    name = "media"
    label = "lms_media"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: media"

    def ready(self) -> None:
        from lms.housekeeping import register_job
        from lms.workspace import registry
        from media import checks, permissions, receivers  # noqa: F401  (checks registers itself)
        from media.services.orphans import remove_orphans

        permissions.declare_tenancy()
        receivers.connect()
        registry.register_urls("media.urls")
        register_job("orphan_files", lambda: remove_orphans().total, daily=True)
