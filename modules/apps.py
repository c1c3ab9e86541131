from django.apps import AppConfig


class ModulesConfig(AppConfig):
    """Modules and activities, what learners did, and the screens on which they do it."""

    name = "modules"
    label = "lms_modules"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: modules"

    def ready(self) -> None:
        from modules import feedback_audio, follow, permissions, rubric_follow, uploads, workspace, workspace_desk
        from modules.kinds import assignment, presentation, quiz, reading, reflection

        permissions.declare_tenancy()
        for kind in (reading.kind, quiz.kind, reflection.kind, presentation.kind, assignment.kind):
            kind.register()
        follow.connect()
        rubric_follow.connect()
        uploads.register()
        feedback_audio.register()
        workspace.register()
        workspace_desk.register()
