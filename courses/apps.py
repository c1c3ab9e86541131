from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """Programmes and cohorts over municipalities: who learns together, and how far everybody is."""

    name = "courses"
    label = "lms_courses"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: opleidingen en groepen"

    def ready(self) -> None:
        from courses import follow, guidance, permissions, workspace

        permissions.declare_tenancy()
        follow.connect()
        workspace.register()
        guidance.register()
