"""GIFT, the text format of Moodle for questions. docs/question-exchange.md says what goes along."""

from modules.rules.gift.read import read_gift
from modules.rules.gift.write import write_gift

__all__ = ["read_gift", "write_gift"]
