from django.apps import AppConfig


class ModulesConfig(AppConfig):
    """Modules and activities, what learners did, and the screens on which they do it."""

    name = "modules"
    label = "lms_modules"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: modules"

    def ready(self) -> None:
        from modules import follow, guidance, permissions, workspace
        from modules.kinds import quiz, reading, reflection, session, survey, workplace

        permissions.declare_tenancy()
        for kind in (reading.kind, quiz.kind, reflection.kind, session.kind, survey.kind, workplace.kind):
            kind.register()
        follow.connect()
        workspace.register()
        guidance.register()
