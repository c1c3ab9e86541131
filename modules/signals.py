"""What happens in this room, for the rooms above. Sent after commit; a receiver that fails does not undo anything.

A signal can be lost when the process dies between commit and sending: whoever must not miss anything also looks
at the rows from time to time.
"""

from django.dispatch import Signal

# activity_completed: registration_id (int), activity_id (UUID), completion_id (int).
activity_completed = Signal()
# module_completed: registration_id (int). The registration's `completed_at` is set.
module_completed = Signal()
# piece_decided: piece_id (int), good (bool). Everybody who had to judge the piece did.
piece_decided = Signal()
