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
        from modules.kinds import assignment, presentation, quiz, reading, reflection, session, survey, workplace
        from modules.question_kinds import choice, listening, match, order, words, writing
        from modules.services.tries import finish_overdue_tries

        permissions.declare_tenancy()
        for kind in (
            reading.kind,
            quiz.kind,
            reflection.kind,
            presentation.kind,
            assignment.kind,
            session.kind,
            survey.kind,
            workplace.kind,
        ):
            kind.register()
        for room in (choice, order, match, writing, words, listening):
            for question_kind in room.KINDS:
                question_kind.register()
        register_job("finish_overdue_tries", finish_overdue_tries)
        follow.connect()
        rubric_follow.connect()
        uploads.register()
        feedback_audio.register()
        workspace.register()
        guidance.register()
        workspace_desk.register()
