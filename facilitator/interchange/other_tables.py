"""Every other table of the record as people read it: fields by their names, rows by theirs.

The six tables that most people want have sheets of their own in `everything`; the rest follows
from the tables themselves, so that nothing in the file is left out of a full export.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.history.questions import UNWATCHED
from facilitator.history.wording import field_name, table_name, value_said
from facilitator.interchange.sheet_out import Table
from facilitator.store import tables as t
from facilitator.store.base import journalled_tables

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.words import Words

    Names = Mapping[tuple[str, uuid.UUID], str]

OWN_SHEETS = frozenset({"organisation", "person", "cohort", "pairing", "session", "commitment"})
# What the rows of a table are called where others point at them, the best first.
_CALLED = ("full_name", "name_en", "title_en", "title", "name", "said", "what", "number", "code")
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|“”]')


def other_tables(db: Session, words: Words) -> tuple[Table, ...]:
    """Every table with rows in it that has no sheet of its own, in the order of their keys."""
    names = _names(db)
    found = []
    for table in journalled_tables():
        if table.name in OWN_SHEETS:
            continue
        rows = db.execute(sa.select(table).order_by(*table.primary_key)).mappings().all()
        if rows:
            found.append(_readable(table, rows, names, words))
    return tuple(found)


def _readable(table: sa.Table, rows: Sequence[sa.RowMapping], names: Names, words: Words) -> Table:
    """Columns of one heading are one column: whoever gave is a person or an organisation."""
    headings: dict[str, list[sa.Column[Any]]] = {}
    for column in table.columns:
        if column.name not in UNWATCHED:
            headings.setdefault(field_name(column.name, words), []).append(column)
    lines = tuple(
        tuple(
            next(
                (said for one in columns if (said := _said(one, row[one], names, words)) != ""),
                "",
            )
            for columns in headings.values()
        )
        for row in rows
    )
    title = _NOT_IN_A_NAME.sub("", table_name(table.name, words)).strip()
    return Table(title, tuple(headings), lines)


def _said(column: sa.Column[Any], value: Any, names: Names, words: Words) -> object:  # noqa: ANN401
    """A value as it is read: a name for a key, words for a state, the rest as it stands."""
    if value is None or value == "":
        return ""
    keys = list(column.foreign_keys)
    if keys:
        return names.get((keys[0].column.table.name, value), "")
    plain = getattr(value, "value", value)
    if isinstance(column.type, sa.Enum) or isinstance(plain, (bool, list, dict)):
        return value_said(plain, words)
    return plain


def _names(db: Session) -> dict[tuple[str, uuid.UUID], str]:
    """What every row is called that others point at."""
    targets = {key.column.table for table in journalled_tables() for key in table.foreign_keys}
    found: dict[tuple[str, uuid.UUID], str] = {}
    for table in targets:
        field = next((name for name in _CALLED if name in table.columns), "")
        if field:
            rows = db.execute(sa.select(table.c.id, table.c[field]))
            found.update({(table.name, key): str(name) for key, name in rows})
    coach, coachee = aliased(t.Person), aliased(t.Person)
    pairs = db.execute(
        sa.select(t.Pairing.id, coach.full_name, coachee.full_name)
        .join(coach, coach.id == t.Pairing.coach_id)
        .join(coachee, coachee.id == t.Pairing.coachee_id)
    )
    found.update({("pairing", key): f"{gives} → {receives}" for key, gives, receives in pairs})
    return found
