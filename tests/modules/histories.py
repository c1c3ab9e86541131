"""What a server must hold after any history of sending: a model of a few lines, without database and without clock."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

OPTIONS = ("goed", "fout1")


@dataclass
class Packet:
    """One form as a device made it. key: the client's. step: reading, quiz or reflection."""

    step: str
    key: UUID
    fields: dict[str, str]
    acknowledged: bool = False


@dataclass
class Device:
    """A browser: its clock may be days off, and its page may be old."""

    skew_days: int
    try_number: int = 1
    basis: str = ""
    outbox: list[Packet] = field(default_factory=list)


@dataclass
class Model:
    """Score and completion of one run. questions: ids in order; pass_mark: share of the points."""

    questions: tuple[int, ...]
    pass_mark: float
    keys: set[UUID] = field(default_factory=set)
    counted: dict[UUID, bool] = field(default_factory=dict)
    now: dict[int, float] = field(default_factory=dict)
    scores: list[float] = field(default_factory=list)
    finished: list[UUID] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    texts: dict[UUID, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return len(self.scores) + 1

    def arrive(self, packet: Packet) -> str:
        """Take in a packet: 'kept' or 'replay'."""
        if packet.key in self.keys:
            return "replay"
        self.keys.add(packet.key)
        if packet.step == "quiz":
            self._answer(packet)
            return "kept"
        if packet.step == "reflection":
            self.texts[packet.key] = packet.fields["tekst"]
        if packet.fields.get("actie") != "bewaren":
            self.finished.append(packet.key)
            self.done.add(packet.step)
        return "kept"

    def _answer(self, packet: Packet) -> None:
        question = int(packet.fields["vraag"])
        counts = int(packet.fields["poging"]) == self.number and question not in self.now
        self.counted[packet.key] = counts
        if not counts:
            return
        self.now[question] = float(packet.fields["antwoord"] == "goed")
        if len(self.now) == len(self.questions):
            self.scores.append(sum(self.now.values()) / len(self.questions))
            self.now = {}
            if self.scores[-1] >= self.pass_mark:
                self.done.add("quiz")


def new_key() -> UUID:
    return uuid4()
