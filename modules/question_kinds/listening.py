"""Listening: hear a fragment, name the feeling, choose a sentence and write one."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.models import ListeningQuestion
from modules.question_kinds.base import QuestionKind, Scope, as_dict
from modules.question_kinds.choice import blocks_of, chosen_and_right, options_of, without_answer
from modules.rules.listening import EMOTION, OWN, REPLY, ListeningContent, judge_listening
from modules.rules.question import Given, Option, QuestionSpec, Scored


class Listening(QuestionKind):
    """An answer is {'gevoel': emotion id, 'zin': reply id, 'eigen': own sentence}.

    The file has a path that cannot be guessed and is served like other media: it is teaching material, holds nothing
    personal, and its name does not tell what the answer is.
    """

    name = "listening"
    model = ListeningQuestion
    line = gettext_lazy("Luister naar een fragment, benoem het gevoel en schrijf wat je zou zeggen.")
    form_template = "lms_modules/questions/listening.html"
    feedback_template = "lms_modules/questions/listening_feedback.html"

    def parts_of(self, question: Any) -> dict[str, Any]:
        # A file that is not stored yet (a preview) has no address.
        stored = question.audio and getattr(question.audio, "_committed", True)
        return {
            "content": ListeningContent(
                audio=question.audio.url if stored else "",
                transcript=question.transcript,
                emotions=options_of(question.emotions),
                replies=options_of(question.replies),
                prompt=question.prompt,
                example=question.example,
                judged=question.judged,
            )
        }

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        """All but the file itself: whoever builds the question saves it on `audio`."""
        content: ListeningContent = spec.content
        return {
            "transcript": content.transcript,
            "emotions": blocks_of(content.emotions, hints=True),
            "replies": blocks_of(content.replies),
            "prompt": content.prompt,
            "example": content.example,
            "judged": content.judged,
        }

    def waits(self, spec: QuestionSpec) -> bool:
        return bool(spec.content.judged)

    def judge(self, spec: QuestionSpec, given: Given, share: float) -> Scored:
        return judge_listening(spec, given, share)

    def piece_of(self, spec: QuestionSpec, given: Given) -> tuple[str, dict[str, Any]]:
        _text, data = super().piece_of(spec, given)
        content: ListeningContent = spec.content
        answer = as_dict(given)
        texts = {option.id: option.text for option in (*content.emotions, *content.replies)}
        named = {"emotion": texts.get(answer.get(EMOTION, "")), "reply": texts.get(answer.get(REPLY, ""))}
        return answer.get(OWN, ""), data | named | {"example": content.example} | _fragment(content)

    def right_answer(self, spec: QuestionSpec) -> Given:
        content: ListeningContent = spec.content
        return {
            EMOTION: next(option.id for option in content.emotions if option.correct),
            REPLY: next(option.id for option in content.replies if option.correct),
            OWN: content.example or _("Ik hoor dat u zich zorgen maakt."),
        }

    def parse(self, spec: QuestionSpec, form: QueryDict, scope: Scope) -> Given:
        return {name: form.get(name, "").strip() for name in (EMOTION, REPLY, OWN)}

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        content: ListeningContent = spec.content

        def shown(options: tuple[Option, ...]) -> list[dict[str, str]]:
            placed = list(options)
            if scope.shuffle_options:
                placed = scope.shuffled(spec.id, [(option.id, option) for option in options])
            return [without_answer(option) for option in placed]

        return _fragment(content) | {
            "emotions": shown(content.emotions),
            "replies": shown(content.replies),
            "prompt": content.prompt,
        }

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        content: ListeningContent = spec.content
        answer = as_dict(given)
        return _fragment(content) | {
            "emotions": chosen_and_right(content.emotions, [answer.get(EMOTION)]),
            "replies": chosen_and_right(content.replies, [answer.get(REPLY)]),
            "own": answer.get(OWN, ""),
            "example": content.example,
        }

    def explain(self, problem: str) -> str:
        return {
            EMOTION: _("Kies het gevoel dat je hoort."),
            REPLY: _("Kies de zin die het gevoel erkent."),
            "short": _("Schrijf ook je eigen zin, met minstens drie woorden."),
        }.get(problem) or super().explain(problem)


def _fragment(content: ListeningContent) -> dict[str, Any]:
    return {"audio": content.audio, "transcript": content.transcript}


KINDS = (Listening(),)
