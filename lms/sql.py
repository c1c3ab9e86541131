"""Who is behind a request, as one SQL text: the person, and the organisation of today with its theme.

Runs unchanged on PostgreSQL and SQLite. tests/lms/test_sql.py holds it against the ORM.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from lms.models import Organisation, Person, Theme

_PERSON = tuple(Person._meta.concrete_fields)
_WHO = f"""
SELECT {", ".join(f"p.{field.column}" for field in _PERSON)}, o.name, o.kind, t.id, t.light, t.dark
FROM lms_person p
LEFT JOIN lms_membership s ON s.id = (
  SELECT m.id FROM lms_membership m
  WHERE m.person_id = p.id AND m.valid_from <= %s AND (m.valid_until IS NULL OR m.valid_until >= %s)
  ORDER BY m.valid_from DESC, m.id DESC LIMIT 1)
LEFT JOIN lms_organisation o ON o.id = s.organisation_id
LEFT JOIN lms_theme t ON t.id = o.theme_id AND t.is_active
WHERE p.user_id = %s
"""  # noqa: S608  (names of our own columns)


@dataclass(frozen=True)
class Who:
    """organisation: full name or ''. theme: key and version of the look in use there, or None."""

    person: Person
    organisation: str = ""
    theme: tuple[int, str] | None = None


def who_is(user_id: Any) -> Who | None:
    """The person behind a log-in; None when there is none yet."""
    today = connection.ops.adapt_datefield_value(timezone.localdate())
    login = get_user_model()._meta.pk.get_db_prep_value(user_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_WHO, [today, today, login])
        row = cursor.fetchone()
    if row is None:
        return None
    values, (name, kind, theme, light, dark) = row[: len(_PERSON)], row[len(_PERSON) :]
    own = [converted(field, value) for field, value in zip(_PERSON, values, strict=True)]
    person = Person.from_db(connection.alias, [field.attname for field in _PERSON], own)
    organisation = Organisation(name=name, kind=kind).full_name if name else ""
    return Who(person, organisation, (theme, _version(light, dark)) if theme else None)


def converted(field: Any, value: Any) -> Any:
    """What the ORM does to a value from the database (SQLite keeps dates as text and truth as a number)."""
    column = field.cached_col
    for converter in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection)):
        value = converter(value, column, connection)
    return value


@lru_cache(maxsize=256)
def _version(light: str, dark: str) -> str:
    return Theme(light=json.loads(light), dark=json.loads(dark)).version
