from django.apps import AppConfig


class ModulesConfig(AppConfig):
    """Modules and activities, what learners did, and the screens on which they do it."""

    name = "modules"
    label = "lms_modules"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Leerlijn: modules"

    def ready(self) -> None:
        from lms.housekeeping import register_job
        from modules import (
            feedback_audio,
            follow,
            guidance,
            permissions,
            rubric_follow,
            uploads,
            workspace,
            workspace_desk,
        )
        from modules.kinds import (
            assignment,
            presentation,
            quiz,
            reading,
            reflection,
            session,
            simulation,
            survey,
            video,
            workplace,
        )
        from modules.question_kinds import choice, listening, match, order, words, writing
        from modules.services.tries import finish_overdue_tries

        permissions.declare_tenancy()
        for each in (
            reading,
            video,
            quiz,
            simulation,
            assignment,
            reflection,
            presentation,
            workplace,
            session,
            survey,
        ):
            each.kind.register()
        for room in (choice, order, match, writing, words, listening):
            for question_kind in room.KINDS:
                question_kind.register()
        register_job("finish_overdue_tries", finish_overdue_tries)
        for part in (follow, rubric_follow):
            part.connect()
        for part in (uploads, feedback_audio, workspace, workspace_desk, guidance):
            part.register()
