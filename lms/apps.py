from django.apps import AppConfig


class LmsConfig(AppConfig):
    """People and organisations, tenancy, the workspace shell and the base theme."""

    name = "lms"
    label = "lms"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: mensen en organisaties"

    def ready(self) -> None:
        from lms import checks, housekeeping, permissions  # noqa: F401  (checks are registered by import)
        from lms.workspace import areas

        permissions.declare_tenancy()
        areas.register_own()
        housekeeping.register_own()
