"""Each kind of question through the learner's own screens, as a browser without JavaScript sees them."""

import re

import pytest

from modules.models import Answer, Attempt
from modules.question_kinds import registry
from modules.question_kinds.base import Scope
from tests import content_questions as bank
from tests.content import multiple_choice, published_module, quiz_page, single_choice
from tests.factories import RegistrationFactory
from tests.modules.quiz_forms import address, answer, form_of, hidden_of, shown

pytestmark = pytest.mark.django_db

# Of each kind: how it is made, an answer that is right for a part, and its points out of 1.
KINDS = {
    "single": (single_choice, ["fout1"], 0),
    "multiple": (multiple_choice, ["goed1"], 0.5),
    "truefalse": (bank.true_false, ["onwaar"], 0),
    "order": (bank.order, ["dan", "eerst", "toen", "laatst"], 2 / 3),
    "match": (bank.match, {"p1": "p1", "p2": "d1", "p3": "p2"}, 1 / 3),
    "fill": (bank.fill, {"gat1": "begroeten", "gat2": "EEN"}, 0.5),
    "number": (bank.number, ["87"], 0.5),
    "words": (bank.words, ["w3"], 1 / 3),
    "listening": (bank.listening, {"gevoel": "g1", "zin": "z1", "eigen": "Ik hoor uw zorg"}, 0.5),
}


@pytest.fixture(params=sorted([*KINDS, "open"]))
def quiz(request, client_of):
    """A quiz with one question of a kind; the learner's browser; the address."""
    kind = request.param
    question = (bank.open_answer if kind == "open" else KINDS[kind][0])()
    module = published_module([quiz_page(questions=[question], pass_mark=100)])
    run = RegistrationFactory(module=module.module)
    return kind, module, run, client_of(run.person), address(run, module)


def test_a_right_answer_gets_all_points_and_passes(quiz):
    kind, module, run, browser, url = quiz
    html = answer(browser, url, run, module).content.decode()
    if kind == "open":
        assert "Wacht op feedback" in html
        assert not Attempt.objects.exists()
        return
    assert "Dat is goed" in html
    assert Attempt.objects.get(registration=run).score == 1
    assert "Je bent geslaagd" in browser.get(url).content.decode()


@pytest.mark.parametrize("quiz", sorted(KINDS), indirect=True)
def test_an_answer_that_is_partly_right_gets_its_share_and_an_explanation(quiz):
    kind, module, run, browser, url = quiz
    _make, given, points = KINDS[kind]
    html = answer(browser, url, run, module, given).content.decode()
    stored = Answer.objects.get(registration=run)
    assert stored.points == pytest.approx(points, abs=1e-3)
    assert stored.given == given
    assert ("Voor een deel goed" if points else "Kijk hier nog eens naar") in html
    explained = {"truefalse": "onwaar", "match": "paar", "fill": "begroeten", "number": "hoog", "listening": "gevoel"}
    assert kind not in explained or f"UITLEG-{explained[kind]}" in html


def test_an_empty_answer_is_an_error_that_says_what_to_do(quiz):
    _kind, _module, _run, browser, url = quiz
    html, _question = shown(browser, url)
    response = browser.post(url, hidden_of(html))
    assert response.status_code == 422
    assert 'class="ll-error"' in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("quiz", ["fill", "listening", "number", "open"], indirect=True)
def test_what_was_filled_in_stands_there_after_an_error(quiz):
    kind, _module, _run, browser, url = quiz
    typed = {
        "open": ({"antwoord": "Kort"}, ">Kort<"),
        "number": ({"antwoord": "veel"}, 'value="veel"'),
        "fill": ({"gat1": "hallo"}, 'value="hallo"'),
        "listening": ({"eigen": "Ik hoor uw zorg", "gevoel": "g2"}, ">Ik hoor uw zorg<"),
    }
    fields, kept = typed[kind]
    html, _question = shown(browser, url)
    response = browser.post(url, hidden_of(html) | fields)
    assert response.status_code == 422
    assert kept in response.content.decode()


def test_the_screen_of_a_question_holds_nothing_of_the_answer(quiz):
    """Neither in words (explanations, examples, accepted answers) nor in the order or the names of parts."""
    kind, _module, _run, browser, url = quiz
    html, question = shown(browser, url)
    main = html.split("<main", 1)[1]
    for marker in ("UITLEG", "VOORBEELD", "LEIDRAAD", "correct", "boos-of-bang", "kennismaken", "83,87", "83.87"):
        assert marker not in main
    if kind == "order":
        texts = re.findall(r'll-place__label" for="plek\d">([^<]+)', main)
        assert sorted(texts) == sorted(["Begroeten", "Luisteren", "Samenvatten", "Afspreken"])
        assert texts != ["Begroeten", "Luisteren", "Samenvatten", "Afspreken"]
    if kind in ("order", "match"):
        ids = [block.id for block in (question.parts if kind == "order" else question.pairs)]
        assert not [each for each in ids if re.search(rf"\b{each}\b", main)]
    if kind == "words":
        assert len(set(re.findall(r'<label class="(ll-word[^"]*)"', main))) == 1


def test_the_order_of_parts_stays_the_same_within_a_try_and_differs_between_learners(client_of):
    module = published_module([quiz_page(questions=[bank.order()])])

    def texts(browser, url) -> tuple[str, ...]:
        return tuple(re.findall(r'll-place__label" for="plek\d">([^<]+)', browser.get(url).content.decode()))

    seen = set()
    for _ in range(8):
        run = RegistrationFactory(module=module.module)
        browser, url = client_of(run.person), address(run, module)
        assert texts(browser, url) == texts(browser, url)
        seen.add(texts(browser, url))
    assert len(seen) > 1


def test_options_are_shuffled_only_when_the_author_wants_it(client_of):
    question = multiple_choice(right=[f"Ja {n}" for n in range(4)], wrong=[f"Nee {n}" for n in range(4)])
    orders = {}
    for shuffle in (False, True):
        module = published_module([quiz_page(questions=[question], shuffle_options=shuffle)])
        run = RegistrationFactory(module=module.module)
        html = client_of(run.person).get(address(run, module)).content.decode()
        orders[shuffle] = re.findall(r"<span>((?:Ja|Nee) \d)", html)
    assert orders[False] == [option.value["text"] for option in question.options]
    assert sorted(orders[True]) == sorted(orders[False])
    assert orders[True] != orders[False]


def test_a_fragment_comes_from_a_path_that_tells_nothing(client_of):
    question = bank.listening()
    module = published_module([quiz_page(questions=[question])])
    run = RegistrationFactory(module=module.module)
    html = client_of(run.person).get(address(run, module)).content.decode()
    (source,) = re.findall(r'<audio[^>]* src="([^"]+)"', html)
    assert re.fullmatch(r"/bestanden/luisteren/[0-9a-f]{32}\.wav", source)
    assert "<details" in html.split("<audio", 1)[1]


@pytest.mark.parametrize("make", [entry[0] for entry in KINDS.values()] + [bank.open_answer])
def test_a_question_goes_to_plain_data_and_back(make):
    question = make()
    spec = registry.spec_of(question)
    copy = registry.get(spec.kind).build(spec)
    copy.audio = getattr(question, "audio", None)
    copy.full_clean()
    copy.save()
    again = registry.spec_of(type(question).objects.get(pk=copy.pk))
    assert (again.options, again.content, again.text) == (spec.options, spec.content, spec.text)


def test_a_form_for_another_learner_tells_nothing_about_this_one(client_of):
    """The names in a form belong to one try of one learner."""
    question = bank.match()
    module = published_module([quiz_page(questions=[question])])
    run, other = RegistrationFactory(module=module.module), RegistrationFactory(module=module.module)
    browser, url = client_of(run.person), address(run, module)
    scope = Scope(other.uuid, module.activities[0].pk, 1)
    fields = form_of(question, {"p1": "p1", "p2": "p2", "p3": "p3"}, scope)
    html, _question = shown(browser, url)
    assert browser.post(url, hidden_of(html) | fields).status_code == 422
