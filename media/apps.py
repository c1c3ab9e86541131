from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Audio, video and private files; the modules room builds on it."""

    name = "media"
    label = "lms_media"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: media"

    def ready(self) -> None:
        from media import checks  # noqa: F401  (registers)
