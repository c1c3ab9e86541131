"""Session store of the reference site: the session and its user in one statement.

Two statements for every request were a quarter of the processor time of the fast pages. The table has a column for
the user, filled at log-in; deleting a user ends that user's sessions. Hosts keep the store that they have.
"""

from functools import lru_cache
from typing import Any

from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection
from django.utils import timezone

from lms.site.models import Session
from lms.sql import converted


class SessionStore(DatabaseStore):
    """Database sessions; `joined_user` holds the user that came with the session, or None."""

    joined_user: Any = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        instance = super().create_model_instance(data)
        instance.user_id = data.get(SESSION_KEY) or None
        return instance

    def load(self) -> dict[str, Any]:
        statement, fields = _statement(connection.vendor)
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(statement, [self.session_key, now])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        data, values = row[0], row[1:]
        if values[0] is not None:
            self.joined_user = get_user_model().from_db(
                connection.alias,
                [field.attname for field in fields],
                [converted(field, value) for field, value in zip(fields, values, strict=True)],
            )
        decoded: dict[str, Any] = self.decode(data)
        return decoded


@lru_cache(maxsize=4)
def _statement(vendor: str) -> tuple[str, tuple]:
    """The join as text with the user's fields in order; the primary key comes first."""
    user = get_user_model()._meta
    fields = tuple(sorted(user.concrete_fields, key=lambda field: not field.primary_key))
    quote = connection.ops.quote_name
    columns = ", ".join(f"u.{quote(field.column)}" for field in fields)
    session, people = quote(Session._meta.db_table), quote(user.db_table)
    return (
        f"SELECT s.session_data, {columns} FROM {session} s "  # noqa: S608  (names of our own tables)
        f"LEFT JOIN {people} u ON u.{quote(user.pk.column)} = s.user_id "
        "WHERE s.session_key = %s AND s.expire_date > %s",
        fields,
    )
