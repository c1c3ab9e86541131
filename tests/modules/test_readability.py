"""Advice on Dutch texts: syllables, sentences, hard words and the score."""

import pytest

from modules.rules.readability import advise, sentences_of, syllables_in


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("ja", 1),
        ("gesprek", 2),
        ("gemeente", 3),
        ("inwoner", 3),
        ("telefoon", 3),
        ("ideeën", 3),
        ("januari", 4),
        ("situatie", 4),
        ("bijeenkomst", 3),
        ("officiële", 5),
        ("beïnvloeden", 4),
        ("nieuw", 1),
        ("mooie", 2),
        ("geluid", 2),
        ("vrouw", 1),
        ("verantwoordelijkheid", 6),
        ("BSN", 1),
    ],
)
def test_syllables_of_dutch_words(word, syllables):
    assert syllables_in(word) == syllables


def test_sentences_end_at_a_full_stop_and_not_at_an_abbreviation():
    text = "Neem bijv. een adem. ‘Wat kan ik doen?’ Vraag dat eerst.\nDan luister je"

    assert sentences_of(text) == ["Neem bijv. een adem.", "‘Wat kan ik doen?", "Vraag dat eerst.", "Dan luister je"]


def test_official_dutch_is_hard_and_names_its_words():
    official = (
        "Teneinde uw aanvraag in behandeling te kunnen nemen dient u derhalve de desbetreffende bescheiden uiterlijk "
        "veertien dagen voorafgaand aan de inwerkingtreding van de vergunningverlening aan de gemeentelijke "
        "organisatie te doen toekomen, met betrekking tot hetgeen hierboven is vermeld."
    )
    advice = advise(official)

    assert advice.level == "hard"
    assert [sentence.words for sentence in advice.long_sentences] == [advice.words]
    plain = {word.word.casefold(): word.plain for word in advice.hard_words}
    assert plain["derhalve"] == "daarom"
    assert plain["met betrekking tot"] == "over"
    assert plain["inwerkingtreding"] == ""


def test_plain_dutch_reads_easily():
    plain = (
        "Je neemt de telefoon op. Je noemt je naam. Je vraagt wat je kunt doen. De ander praat eerst. "
        "Jij luistert en je wacht. Dan vat je samen wat je hoorde. Je vraagt of dat klopt."
    )
    advice = advise(plain)

    assert advice.level == "easy"
    assert not advice.long_sentences
    assert not advice.hard_words


def test_a_short_text_has_no_score():
    assert advise("Dit is kort.").score is None
    assert advise("").words == 0
