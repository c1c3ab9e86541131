from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """Programmes and cohorts over municipalities: who learns together, and how far everybody is."""

    name = "courses"
    label = "lms_courses"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: opleidingen en groepen"

    def ready(self) -> None:
        from courses import follow, guidance, permissions, workspace
        from courses.group_source import Cohorts
        from modules.groups import register_groups

        permissions.declare_tenancy()
        follow.connect()
        register_groups(Cohorts())
        workspace.register()
        guidance.register()
