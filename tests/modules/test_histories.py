"""1,000 histories of two browsers with a bad connection: the server ends up with what a simple model says.

Packets are lost before or after they arrive, doubled, and overtake each other; two devices answer from old pages and
their clocks differ by days. Each packet goes to the real endpoint. All histories run in one database, each with a
registration of its own.
"""

import datetime
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from modules.models import Answer, Attempt, Completion, Reflection, ReflectionText, Registration
from tests.content import PublishedModule, published_module, quiz_page, reading_page, reflection_page, single_choice
from tests.factories import PersonFactory, RegistrationFactory
from tests.modules.histories import OPTIONS, Device, Model, Packet, new_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HISTORIES = 1000
STEPS = ("reading", "quiz", "reflection")
DEVICE = st.sampled_from((0, 1))


class History(RuleBasedStateMachine):
    """One run, two devices, and whatever the network makes of it."""

    module: PublishedModule
    client: Client
    owner: str
    person: Any
    questions: tuple[int, ...]
    runs: Any = count(1)
    checked = 0
    overtaken = 0
    doubled = 0
    beside = 0

    @initialize(skews=st.tuples(st.integers(-40, 40), st.integers(-40, 40)), in_order=st.booleans())
    def begin(self, skews: tuple[int, int], in_order: bool) -> None:
        self.in_order = in_order
        self.run = RegistrationFactory(person=self.person, module=self.module.module, run=next(History.runs))
        self.devices = [Device(skew) for skew in skews]
        self.on_the_way: list[Packet] = []
        self.sent: list[Packet] = []
        self.model = Model(self.questions, pass_mark=0.5)

    # What a learner does: it goes into the browser's outbox, and from there on the network can do what it likes.

    @rule(device=DEVICE, question=st.integers(0, 1), option=st.sampled_from(OPTIONS))
    def answer(self, device: int, question: int, option: str) -> None:
        fields = {"vraag": str(self.questions[question]), "poging": str(self.devices[device].try_number)}
        self._make(device, "quiz", fields | {"antwoord": option})

    @rule(device=DEVICE)
    def read(self, device: int) -> None:
        self._make(device, "reading", {})

    @rule(device=DEVICE, draft=st.booleans())
    def write(self, device: int, draft: bool) -> None:
        here = self.devices[device]
        packet = self._make(device, "reflection", {"basis": here.basis} | ({"actie": "bewaren"} if draft else {}))
        packet.fields["tekst"] = f"Wat ik schreef {packet.key}"
        here.basis = str(packet.key)  # the next text on this device goes on from this one

    @rule(device=DEVICE)
    def look(self, device: int) -> None:
        """A device with a connection opens the pages anew: the try that goes on, the text that stands."""
        self.devices[device].try_number = self.model.number
        written = Reflection.objects.filter(registration=self.run).first()
        self.devices[device].basis = str(written.key) if written else ""

    def _make(self, device: int, step: str, fields: dict[str, str]) -> Packet:
        clock = timezone.now() + datetime.timedelta(days=self.devices[device].skew_days)
        packet = Packet(step, new_key(), {**fields, "moment": clock.isoformat()})
        self.devices[device].outbox.append(packet)
        self.sent.append(packet)
        self.on_the_way.append(packet)
        return packet

    # What the network does.

    @precondition(lambda self: self.sent)
    @rule(device=DEVICE, which=st.integers(0, 9))
    def send_again(self, device: int, which: int) -> None:
        """The browser keeps a packet, and sends it again until it hears that it came in."""
        box = [packet for packet in self.devices[device].outbox if not packet.acknowledged]
        if box:
            self.on_the_way.append(box[which % len(box)])

    @precondition(lambda self: self.on_the_way)
    @rule(which=st.integers(0, 9), heard=st.booleans(), again=st.booleans())
    def arrive(self, which: int, heard: bool, again: bool) -> None:
        """Any packet on the way arrives, in any order; the answer may get lost, the packet may be doubled."""
        History.overtaken += which % len(self.on_the_way) > 0
        History.doubled += again
        packet = self.on_the_way.pop(which % len(self.on_the_way))
        for _ in range(2 if again else 1):
            self._deliver(packet)
        packet.acknowledged |= heard

    @precondition(lambda self: self.on_the_way)
    @rule(which=st.integers(0, 9))
    def lose(self, which: int) -> None:
        self.on_the_way.pop(which % len(self.on_the_way))

    def _deliver(self, packet: Packet) -> None:
        step = self.module.steps[STEPS.index(packet.step)]
        response = self.client.post(
            reverse("lms_modules:activity", args=[self.run.uuid, step.translation_key]),
            {**packet.fields, "sleutel": str(packet.key)},
            headers={"Leerlijn-Verzending": "later", "Leerlijn-Eigenaar": self.owner},
        )
        assert response.json()["state"] == self.model.arrive(packet), packet

    # What must hold once both devices have been on line.

    def teardown(self) -> None:
        for packet in [*self.on_the_way, *self.sent] if self.in_order else [*self.sent, *self.on_the_way][::-1]:
            if not packet.acknowledged or packet in self.on_the_way:
                self._deliver(packet)
        History.checked += 1
        self._rows_equal_the_model()
        self._no_text_is_lost()

    def _rows_equal_the_model(self) -> None:
        model, own = self.model, {"registration": self.run}
        assert dict(Answer.objects.filter(**own).values_list("key", "counts")) == model.counted
        assert Answer.objects.filter(**own).count() == len(model.counted)
        attempts = list(Attempt.objects.filter(**own).order_by("pk").values_list("key", "score"))
        assert [score for _, score in attempts if score is not None] == model.scores
        assert [key for key, score in attempts if score is None] == model.finished
        done = {STEPS.index(step) for step in model.done}
        pages = [step.translation_key for step in self.module.steps]
        completed = list(Completion.objects.filter(**own).values_list("activity_id", flat=True))
        assert sorted(completed) == sorted(pages[index] for index in done)
        run = Registration.objects.get(pk=self.run.pk)
        assert run.done_count == run.done_required == len(done)
        assert (run.completed_at is not None) == (len(done) == len(STEPS))

    def _no_text_is_lost(self) -> None:
        """Each text stands, waits beside it, or somebody wrote on from it."""
        rows = {row.key: row for row in ReflectionText.objects.filter(registration=self.run)}
        assert set(rows) == set(self.model.texts)
        if not rows:
            return
        now = Reflection.objects.get(registration=self.run)
        here = {now.key: now.text} | {row.key: row.text for row in rows.values() if row.beside}
        History.beside += len(here) - 1
        written_on = {row.based_on for row in rows.values()}
        for key, text in self.model.texts.items():
            assert here.get(key) == text or key in written_on, f"{text!r} is gone"


def test_score_and_completion_equal_the_model_after_a_thousand_histories(client_of):
    questions = [single_choice("Wat doe je eerst?"), single_choice("En dan?")]
    module = published_module([reading_page(), quiz_page(questions=questions, pass_mark=50), reflection_page()])
    person = PersonFactory()
    History.module, History.person, History.client = module, person, client_of(person)
    History.questions = tuple(question.pk for question in questions)
    History.owner = History.client.get(reverse("lms_modules:connection")).json()["owner"]
    History.checked = History.overtaken = History.doubled = History.beside = 0
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=20,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert History.checked >= HISTORIES
    assert History.overtaken > HISTORIES / 10
    assert History.doubled > HISTORIES / 10
    assert History.beside > HISTORIES / 10, "hardly ever did two devices write at the same time"
