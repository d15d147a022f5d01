"""Questions about the history of steps."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.store import tables as t
from facilitator.store.connected import who_asks
from facilitator.store.plumbing import Act, Change
from facilitator.store.undo import next_redo, next_undo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

YES_OR_NO = frozenset(
    {
        "large_print", "certificate_seen", "confirmed", "one_way", "is_site", "is_sample",
        "qualified_only", "reflected", "seen",
    }
)  # fmt: skip
IN_JSON = frozenset(
    {
        "limits", "coaching_languages", "availability", "own_fields", "others", "rules", "reason",
        "unplaced", "facts",
    }
)  # fmt: skip
# Rows that others point at, and what each is called.
NAMED: tuple[tuple[Any, Any], ...] = (
    (t.Person, t.Person.full_name),
    (t.Organisation, t.Organisation.name_en),
    (t.Cohort, t.Cohort.title_en),
    (t.Gathering, t.Gathering.title_en),
    (t.Topic, t.Topic.name_en),
    (t.Ring, t.Ring.name),
    (t.Agreement, t.Agreement.number),
    (t.Commitment, t.Commitment.code),
    (t.CoachingSession, t.CoachingSession.code),
)
UNWATCHED = frozenset({"id", "version", "folded", "sort_key_en", "sort_key_cy"})


@dataclass(frozen=True)
class StepLine:
    """One step as the history shows it; `label` is a wording key with `values`."""

    number: int
    at: dt.datetime
    who: str
    kind: str
    label: str
    values: Mapping[str, Any]
    rows: int
    is_undone: bool
    is_final: bool


@dataclass(frozen=True)
class UndoState:
    """What undo and redo would take now: wording keys with values, or nothing."""

    undo: tuple[str, Mapping[str, object]] | None
    redo: tuple[str, Mapping[str, object]] | None


def day_of_imported_history(db: Session) -> dt.date | None:
    """The own day of a history that came in from files, while no later step stands."""
    newest = db.execute(
        sa.select(Act.label, Act.said)
        .where(Act.kind.in_(("do", "redo")), Act.undone_by.is_(None))
        .order_by(Act.id.desc())
        .limit(1)
    ).first()
    if newest is None or newest.label != "history_imported":
        return None
    own = (newest.said or {}).get("today")
    return dt.date.fromisoformat(own) if isinstance(own, str) else None


def steps(db: Session, *, most: int = 500, before: int | None = None) -> tuple[StepLine, ...]:
    """The newest steps, newest first; with `before`, those older than that number."""
    counts = (
        sa.select(Change.act_id, sa.func.count().label("rows")).group_by(Change.act_id).subquery()
    )
    query = (
        sa.select(Act, sa.func.coalesce(counts.c.rows, 0))
        .outerjoin(counts, counts.c.act_id == Act.id)
        .order_by(Act.id.desc())
        .limit(most)
    )
    if before is not None:
        query = query.where(Act.id < before)
    return tuple(
        StepLine(
            number=act.id,
            at=act.at,
            who=act.who,
            kind=act.kind,
            label=act.label,
            values=dict(act.said or {}),
            rows=rows,
            is_undone=act.undone_by is not None,
            is_final=act.final,
        )
        for act, rows in db.execute(query)
    )


def undo_state(db: Session, who: str) -> UndoState:
    """What undo and redo would take for a person."""
    undo, redo = next_undo(db, who), next_redo(db, who)
    return UndoState(
        undo=(undo.label, undo.values) if undo else None,
        redo=(redo.label, redo.values) if redo else None,
    )


@dataclass(frozen=True)
class RowChange:
    """What a step did to one row: its table, what it is about, and the fields with both values.

    `what` is "new", "gone" or "changed"; keys of other rows stand as names.
    """

    table: str
    about: str
    what: str
    fields: tuple[tuple[str, object, object], ...]


def rows_changed(db: Session, number: int, *, most: int = 200) -> tuple[RowChange, ...]:
    """What a step did, row by row, with names in the place of keys."""
    images = db.execute(
        sa.select(Change.tbl, Change.before, Change.after)
        .where(Change.act_id == number)
        .order_by(Change.id)
        .limit(most)
    )
    read = [(table, _image(before), _image(after)) for table, before, after in images]
    names = names_in(db, read)
    return tuple(_row(table, before, after, names) for table, before, after in read)


def _image(image: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(image) if image else {}
    return found


def _row(
    table: str, before: dict[str, Any], after: dict[str, Any], names: Mapping[str, str]
) -> RowChange:
    what = "changed" if before and after else "new" if after else "gone"
    fields = tuple(
        (name, _named(name, before.get(name), names), _named(name, after.get(name), names))
        for name in {**before, **after}
        if name not in UNWATCHED and before.get(name) != after.get(name)
    )
    return RowChange(table, row_about({**before, **after}, names), what, fields)


def _named(field: str, value: object, names: Mapping[str, str]) -> object:
    """A yes or no for a yes-or-no field, a name for a key, else the value itself."""
    if field in YES_OR_NO and value is not None:
        return bool(value)
    if field in IN_JSON and isinstance(value, str):
        return json.loads(value)
    return names.get(value, value) if isinstance(value, str) else value


def row_about(image: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What a row is about: its own name, or the names of those it binds together."""
    for field in ("full_name", "name_en", "title_en", "name", "title", "number"):
        if image.get(field):
            return str(image[field])
    pair = [image.get("coach_id"), image.get("coachee_id")]
    if all(pair):
        return " → ".join(names.get(str(key), "") for key in pair)
    for field, value in image.items():
        if field.endswith("_id") and isinstance(value, str) and value in names:
            return names[value]
    return ""


def names_in(
    db: Session, images: Iterable[tuple[str, dict[str, Any], dict[str, Any]]]
) -> dict[str, str]:
    """Names of all rows that these images point at, by key."""
    keys = {
        value
        for _, before, after in images
        for image in (before, after)
        for field, value in image.items()
        if field.endswith("_id") and isinstance(value, str)
    }
    wanted = [key for key in (_key(text) for text in sorted(keys)) if key is not None]
    found: dict[str, str] = {}
    for table, name in NAMED:
        rows = db.execute(sa.select(table.id, name).where(table.id.in_(wanted)))
        found.update({str(key): name for key, name in rows})
    coach, coachee = aliased(t.Person), aliased(t.Person)
    pairs = db.execute(
        sa.select(t.Pairing.id, coach.full_name, coachee.full_name)
        .join(coach, coach.id == t.Pairing.coach_id)
        .join(coachee, coachee.id == t.Pairing.coachee_id)
        .where(t.Pairing.id.in_(wanted))
    )
    found.update({str(key): f"{gives} → {receives}" for key, gives, receives in pairs})
    return {text: found[str(_key(text))] for text in keys if str(_key(text)) in found}


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class NewestSteps:
    """The numbers of the steps that undo and redo would take; 0 for none."""

    undo: int
    redo: int
    undo_is_final: bool


def my_newest_steps(db: Session) -> NewestSteps:
    """The newest steps of whoever asks."""
    return newest_steps(db, who_asks(db))


def newest_steps(db: Session, who: str) -> NewestSteps:
    """Which steps undo and redo of a person would take."""
    undo, redo = next_undo(db, who), next_redo(db, who)
    return NewestSteps(
        undo.step if undo else 0, redo.step if redo else 0, bool(undo and undo.final)
    )
