from django.apps import AppConfig


class ModulesConfig(AppConfig):
    """Modules and activities, what learners did, and the screens on which they do it."""

    name = "modules"
    label = "lms_modules"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: modules"

    def ready(self) -> None:
        from lms.housekeeping import register_job
        from modules import follow, permissions, workspace
        from modules.kinds import quiz, reading, reflection
        from modules.question_kinds import choice, listening, match, order, words, writing
        from modules.services.tries import finish_overdue_tries

        permissions.declare_tenancy()
        for kind in (reading.kind, quiz.kind, reflection.kind):
            kind.register()
        for room in (choice, order, match, writing, words, listening):
            for question_kind in room.KINDS:
                question_kind.register()
        register_job("finish_overdue_tries", finish_overdue_tries)
        follow.connect()
        workspace.register()
