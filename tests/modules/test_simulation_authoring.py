"""Writing a conversation: the map follows the form, faults keep it from publication, and both previews."""

import json
import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document

from lms.site.demo.content_files import course
from lms.site.demo.steps import step
from modules.dialogues import read_page
from modules.kinds.simulation import kind
from modules.models import Module, Rubric, SimulationPage
from modules.rules.dialogue_map import flaws, map_of
from tests.content import published_module
from tests.content_simulation import conversation, criteria, ending, reply, simulation_page, turn
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def form(turns, **fields):
    """What the editor sends of a conversation, flat."""
    streams = _flat("turns", turns) | _flat("own_criteria", criteria())
    return streams | {"completed_by": "ending", "pass_mark": "60", "rubric": ""} | fields


def _flat(name, blocks):
    data = {f"{name}-count": str(len(blocks))}
    for number, block in enumerate(blocks):
        start = f"{name}-{number}"
        data |= {f"{start}-{key}": block[key] for key in ("type", "id")}
        data |= {f"{start}-deleted": "", f"{start}-order": str(number)}
        for field, value in block["value"].items():
            inner = f"{start}-value-{field}"
            data |= _flat(inner, value) if isinstance(value, list) else {inner: value or ""}
    return data


def asked(author, turns, **fields):
    return author.post(reverse("lms_modules_dialogue_map"), form(turns, **fields)).content.decode()


def choices_in(page):
    return json.loads(re.search(r'data-choices="([^"]*)"', page)[1].replace("&quot;", '"'))


def test_the_map_is_made_of_the_form_and_nothing_is_kept(author):
    page = asked(author, conversation())
    assert page.count('class="lms-dialogue__box') == 5
    assert "3 beurten, 2 eindes" in re.sub(r"\s+", " ", page)
    assert "kortste weg: 2 zinnen" in page
    assert "meeste punten in één gesprek: 3 van 3" in page
    assert choices_in(page)["places"][0] == ["begin", "Begin"]
    assert [name for _, name in choices_in(page)["criteria"]] == [
        "Benoemt het gevoel",
        "Vat samen",
        "Noemt de eigen naam",
    ]
    assert not SimulationPage.objects.exists()


def test_the_map_warns_of_dead_ends_and_of_what_nobody_reaches(author):
    turns = [*conversation(), turn("los", "Niemand vraagt dit."), ending("over", "Over", "bad")]
    page = asked(author, turns)
    assert "‘Los’ loopt dood" in page
    assert "Niemand komt bij ‘Los’." in page
    assert "Niemand komt bij ‘Over’." in page
    assert 'href="#block-los-section"' in page


def test_a_half_written_conversation_has_a_map_too(author):
    turns = [turn("", "", reply("", "", "", {}, ""), name=" "), ending("", "", "good")]
    page = asked(author, turns, completed_by="?", pass_mark="x", rubric="999")
    assert "leidt nergens heen" in page
    assert "geen naam" in page


@pytest.mark.parametrize("data", [{}, {"turns-count": "x"}, {"turns-count": "1", "own_criteria-count": "0"}])
def test_what_is_no_form_of_a_conversation_is_refused(author, data):
    assert author.post(reverse("lms_modules_dialogue_map"), data).status_code == 400


def test_only_who_may_enter_the_admin_gets_a_map(client, author):
    url = reverse("lms_modules_dialogue_map")
    assert author.get(url).status_code == 405
    assert client.post(url, form(conversation())).status_code == 302
    client.force_login(UserFactory())
    assert client.post(url, form(conversation())).status_code in (302, 403)


def test_a_conversation_guide_gives_the_criteria(author):
    level = {"label": "Goed", "points": 1, "description": ""}
    guide = Rubric(
        title="Leidraad", criteria=[("criterion", {"name": "Luistert", "description": "", "levels": [level]})]
    )
    guide.save()
    page = asked(author, conversation(), rubric=str(guide.pk))
    assert [name for _, name in choices_in(page)["criteria"]] == ["Luistert"]
    assert "Punten voor een criterium dat er niet is" in page
    module = published_module([simulation_page(rubric=guide)]).module
    before = Module.objects.get(pk=module.pk).content_version
    guide.save_revision().publish()
    assert Module.objects.get(pk=module.pk).content_version == before + 1


def problems(turns, **fields):
    return [(each.field, each.block, each.message) for each in kind.problems(simulation_page(turns=turns, **fields))]


def test_what_keeps_a_conversation_from_publication():
    assert problems(conversation()) == []
    assert problems([]) == [
        ("turns", "", "Er is nog geen beurt. Maak een beurt van de inwoner: daar begint het gesprek.")
    ]
    lost = conversation()
    lost[1]["value"]["replies"][0]["value"]["to"] = "nergens"
    assert [(field, block) for field, block, _ in problems(lost)] == [("turns", "muur")]
    assert problems([*conversation(), turn("los", "Los.", reply("x", "X", "goed", {}, ""))]) == []
    assert problems(conversation(), completed_by="score", pass_mark=100) == []
    assert "Zoveel punten" in problems(conversation(), completed_by="score", own_criteria=[])[0][2]


def test_a_reply_may_name_its_place_in_words_and_a_copy_of_the_page_keeps_the_ways():
    turns = conversation()
    turns[0]["value"]["replies"][0]["value"]["to"] = " BRIEF "
    page = published_module([simulation_page(turns=turns)]).steps[0]
    copy = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert read_page(copy).dialogue == read_page(page).dialogue
    assert read_page(page).dialogue.turns[0].replies[0].to == "brief"


def test_sound_is_heard_beside_the_text_and_another_file_is_refused(author, client_of):
    sound = Document.objects.create(title="Stem", file=ContentFile(b"ID3", name="stem.mp3"))
    letter = Document.objects.create(title="Brief", file=ContentFile(b"x", name="brief.pdf"))
    turns = conversation()
    turns[0]["value"]["audio"] = sound.pk
    page = simulation_page(turns=turns)
    assert kind.publish(page).dialogue.turns[0].audio == sound.url
    turns[0]["value"]["audio"] = letter.pk
    block = SimulationPage._meta.get_field("turns").stream_block
    with pytest.raises(Exception, match=r".*") as error:
        block.clean(simulation_page(turns=turns).turns)
    assert "geluidsbestand" in str(error.value.as_json_data())


@pytest.mark.parametrize(("mode", "seen"), [("", "Wat zeg je nu?"), ("done", "Hij is geholpen")])
def test_the_preview_shows_the_beginning_and_a_good_end(author, mode, seen):
    page = published_module([simulation_page()]).steps[0]
    response = page.make_preview_request(preview_mode=mode)
    assert seen in response.render().content.decode() if hasattr(response, "render") else response.content.decode()


def test_the_preview_of_an_empty_page_does_not_break():
    page = SimulationPage(title="Leeg", resident="Iemand")
    for done in (False, True):
        assert kind.preview_context(kind.publish(page), done)["screen"] in ("talk", "result")
    assert kind.study_minutes(page) is None


def test_the_worked_example_is_whole():
    data = next(each for each in course()["module"]["activities"] if each["kind"] == "simulation")
    page = step(data)
    page.full_clean(exclude=["path", "depth", "base_ptr", "activitypage_ptr"])
    found = read_page(page)
    assert flaws(found.dialogue, rule="good", unknown=found.unknown) == []
    assert map_of(found.dialogue).best == map_of(found.dialogue).max_points == 5
    assert kind.study_minutes(page) in range(3, 16)


def test_the_map_asks_no_right_but_entering_the_admin_and_the_editor_does(client):
    module = published_module([simulation_page()])
    user = UserFactory()
    group = Group.objects.create(name="Schrijvers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)
    assert client.post(reverse("lms_modules_dialogue_map"), form(conversation())).status_code == 200
    assert client.get(f"/beheer/pages/{module.steps[0].pk}/edit/").status_code == 302
