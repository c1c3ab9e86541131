"""An editor per kind of question, and the menu with all of them."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from modules.models import (
    FillQuestion,
    ListeningQuestion,
    MatchQuestion,
    MultipleChoiceQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    SingleChoiceQuestion,
    TrueFalseQuestion,
    WordsQuestion,
)
from modules.viewsets import SUBMENU_HOOK, KindViewSet, QuestionViewSet


class SingleChoiceViewSet(KindViewSet):
    model = SingleChoiceQuestion
    icon = "radio-full"
    menu_label = _("Eén goed antwoord")


class MultipleChoiceViewSet(KindViewSet):
    model = MultipleChoiceQuestion
    icon = "tasks"
    menu_label = _("Meer goede antwoorden")


class TrueFalseViewSet(KindViewSet):
    model = TrueFalseQuestion
    icon = "check"
    menu_label = _("Waar of niet waar")


class OrderViewSet(KindViewSet):
    model = OrderQuestion
    icon = "list-ol"
    menu_label = _("Volgorde")


class MatchViewSet(KindViewSet):
    model = MatchQuestion
    icon = "link"
    menu_label = _("Paren")


class FillViewSet(KindViewSet):
    model = FillQuestion
    icon = "edit"
    menu_label = _("Invullen")


class NumberViewSet(KindViewSet):
    model = NumberQuestion
    icon = "order"
    menu_label = _("Getal")


class WordsViewSet(KindViewSet):
    model = WordsQuestion
    icon = "tag"
    menu_label = _("Woorden aanwijzen")


class OpenViewSet(KindViewSet):
    model = OpenQuestion
    icon = "comment"
    menu_label = _("Open vraag")


class ListeningViewSet(KindViewSet):
    model = ListeningQuestion
    icon = "media"
    menu_label = _("Luisteren")


class QuestionGroup(SnippetViewSetGroup):
    """'Vragen' in the main menu."""

    items = (
        QuestionViewSet,
        SingleChoiceViewSet,
        MultipleChoiceViewSet,
        TrueFalseViewSet,
        OrderViewSet,
        MatchViewSet,
        FillViewSet,
        NumberViewSet,
        WordsViewSet,
        OpenViewSet,
        ListeningViewSet,
    )
    menu_label = _("Vragen")
    menu_name = "lms-questions"
    menu_icon = "help"
    menu_order = 250
    submenu_hook = SUBMENU_HOOK
