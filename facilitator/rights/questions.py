"""What is held about a person: every row that names them, and every step that touched one."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.history.questions import NAMED
from facilitator.rights.erasing import Needles, keys_of, needles_of
from facilitator.rights.reach import records_of, rows_about
from facilitator.store import rows
from facilitator.store.base import Row, journalled_tables
from facilitator.store.plumbing import Act, Change
from facilitator.store.tables import CoachingSession, Expectation, LearningSlot, Pairing, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from facilitator.rights.reach import Found

# What the program works out, or what goes without saying: a row of their own is theirs.
_WORKED_OUT = frozenset(
    {"id", "version", "folded", "sort_key_en", "sort_key_cy", "colour", "person_id"}
)
# Stands for another member until words are chosen for the reader's language.
SOMEBODY_ELSE = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class InBoth:
    """What something is called in each language; the same where it has one name only."""

    cy: str
    en: str

    def __str__(self) -> str:
        return self.en or self.cy


@dataclass(frozen=True)
class HeldRow:
    """One row about a person: its fields by name, other rows by what they are called."""

    fields: tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class HeldTable:
    """All rows of one table about a person."""

    table: str
    rows: tuple[HeldRow, ...]


@dataclass(frozen=True)
class HeldStep:
    """One step in the history that touched a row about the person: a wording key with values."""

    at: dt.datetime
    who: str
    label: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class OwnData:
    """Everything on record about one person, other members left unnamed."""

    code: str
    name: str
    on: dt.date
    tables: tuple[HeldTable, ...]
    steps: tuple[HeldStep, ...]


def own_data(db: Session, code: str, today: dt.date) -> OwnData:
    """Everything held about a person, notes and history included; others are not named.

    Raises:
        RuleBroken: nobody has this code.
    """
    person = rows.by_code(db, Person, code)
    about = rows_about(db, person.id)
    own = records_of(db, person.id)
    others = needles_of(
        db.scalars(sa.select(Person).where(Person.id.not_in(own))).all(), SOMEBODY_ELSE
    )
    names = _Names(db, {key.hex for key in own}, others)
    held = tuple(_held(table.name, about, names) for table in journalled_tables())
    return OwnData(
        code=code,
        name=person.full_name,
        on=today,
        tables=tuple(one for one in held if one.rows),
        steps=tuple(_steps(db, about, names)),
    )


def key_of(db: Session, code: str) -> uuid.UUID:
    """The key of the person with this code.

    Raises:
        RuleBroken: nobody has it.
    """
    return rows.by_code(db, Person, code).id


class _Names:
    """What other rows are called; other members are not named."""

    def __init__(self, db: Session, own: set[str], others: Needles) -> None:
        self._db, self._own, self._others = db, own, others
        self._tables = {table.__tablename__: (table, name) for table, name in NAMED}

    def said(self, column: sa.Column[Any], value: object) -> object:
        """A field as it is told: days and numbers as they are, a key as a name."""
        if isinstance(value, uuid.UUID):
            target = next(iter(column.foreign_keys)).column.table.name
            return self._named(target, value)
        if isinstance(value, dt.date | dt.datetime):
            return value.isoformat()
        return self.without_others(getattr(value, "value", value))

    def without_others(self, value: object) -> object:
        """A text, list or table in which no other member is named."""
        return self._others.taken_out(value)

    def _named(self, target: str, key: uuid.UUID) -> object:
        if target == "person":
            return self._name(target, key) if key.hex in self._own else SOMEBODY_ELSE
        if target == "pairing":
            pairing = self._db.get_one(Pairing, key)
            sides = (pairing.coach_id, pairing.coachee_id)
            return " → ".join(str(self._named("person", side)) for side in sides)
        if target == CoachingSession.__tablename__:
            return self._db.get_one(CoachingSession, key).code
        if target == Expectation.__tablename__:
            return self.without_others(self._db.get_one(Expectation, key).said)
        if target == LearningSlot.__tablename__:
            return self.without_others(self._db.get_one(LearningSlot, key).title)
        return self._name(target, key)

    def _name(self, target: str, key: uuid.UUID) -> object:
        known = self._tables.get(target)
        if known is None:
            return ""
        table, name = known
        welsh = getattr(table, f"{name.key.removesuffix('_en')}_cy", name)
        row = self._db.execute(sa.select(welsh, name).where(table.id == key)).first()
        cy, en = row if row is not None else ("", "")
        return en if cy == en else InBoth(cy, en)


def _held(table: str, about: Found, names: _Names) -> HeldTable:
    found: Iterable[Row] = next(
        (of_table.values() for kind, of_table in about.items() if kind.__tablename__ == table), ()
    )
    told = sorted((_told(row, names) for row in found), key=lambda row: str(row.fields))
    return HeldTable(table, tuple(told))


def _told(row: Row, names: _Names) -> HeldRow:
    mapper = sa.inspect(type(row))
    columns = ((name, column) for name, column in mapper.columns.items() if name not in _WORKED_OUT)
    said = ((name, names.said(column, getattr(row, name))) for name, column in columns)
    return HeldRow(tuple((name, value) for name, value in said if value not in (None, "", [], {})))


def _steps(db: Session, about: Found, names: _Names) -> Iterator[HeldStep]:
    """The steps that changed one of these rows, oldest first."""
    mine = keys_of(about)
    changes = db.execute(sa.select(Change.act_id, Change.tbl, Change.pk).distinct())
    acts = sorted({act for act, table, key in changes if (table, key) in mine})
    for start in range(0, len(acts), 500):
        some = sa.select(Act).where(Act.id.in_(acts[start : start + 500])).order_by(Act.id)
        for act in db.scalars(some):
            values = names.without_others(dict(act.said or {}))
            yield HeldStep(act.at, act.who, act.label, values if isinstance(values, dict) else {})


def as_json(own: OwnData) -> dict[str, object]:
    """Own data for a machine to read: tables with their fields, and the history."""
    named = json.loads(
        json.dumps(
            {
                "person": own.code,
                "name": own.name,
                "on": own.on.isoformat(),
                "tables": {
                    held.table: [dict(row.fields) for row in held.rows] for held in own.tables
                },
                "history": [
                    {
                        "at": step.at.isoformat(),
                        "who": step.who,
                        "step": step.label,
                        "values": dict(step.values),
                    }
                    for step in own.steps
                ],
            },
            default=str,
        ).replace(json.dumps(SOMEBODY_ELSE)[1:-1], "another member")
    )
    found: dict[str, object] = named
    return found
