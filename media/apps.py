from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Audio, video and private files; the modules room builds on it."""

    name = "media"
    label = "lms_media"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: media"

    def ready(self) -> None:
        from lms.workspace import registry
        from media import checks, receivers  # noqa: F401  (checks registers itself)

        receivers.connect()
        registry.register_urls("media.urls")
