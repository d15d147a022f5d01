"""Sets another laptop's exchange file beside this record: what changes, what is to be asked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.history.questions import names_in, row_about
from facilitator.laptops import content, sealing
from facilitator.laptops.making import (
    OWN_FIELDS,
    OWN_TABLES,
    first_step,
    knows,
    merges,
    steps_of,
)
from facilitator.laptops.rules import Choice, Fate, Side, Verdict, settled
from facilitator.store import images
from facilitator.store import tables as t
from facilitator.store.base import journalled_tables
from facilitator.store.plumbing import Change
from facilitator.store.schema import SCHEMA

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.laptops.content import Bundle, Merge, RowHere

    Image = dict[str, Any]
    Key = tuple[str, str]
    Choices = Mapping[tuple[str, str, str], Choice]

# Two rows of these that agree here are one and the same, whoever wrote them first.
SAME: Mapping[str, tuple[str, ...]] = {
    t.Attendance.__tablename__: ("gathering_id", "person_id"),
    t.Enrolment.__tablename__: ("cohort_id", "person_id"),
}


@dataclass(frozen=True)
class Asked:
    """A question: which row and field ("" is the whole row), and what each side says.

    `row` names it for the answer (table:key:field); `about` is whom or what it is about.
    """

    table: str
    key: str
    field: str
    about: str
    mine: object
    theirs: object

    @property
    def row(self) -> str:
        """By what an answer names this question."""
        return f"{self.table}:{self.key}:{self.field}"


@dataclass(frozen=True)
class Told:
    """Something to know that needs no answer: a wording key and what it is about."""

    key: str
    about: str


@dataclass(frozen=True)
class Fated:
    """What becomes of one row here: its key, its image from now on, what it is about."""

    table: str
    key: str
    fate: Fate
    image: Image | None
    about: str


@dataclass(frozen=True)
class Erasing:
    """A person who was erased there: the same is due here. They stay under a number, or go."""

    key: str
    goes: bool


@dataclass(frozen=True)
class Meeting:
    """An exchange file beside this record, nothing written yet."""

    letter: str
    who: str
    made_on: dt.date
    signer: str
    head: str
    known: str
    steps: int
    is_new_signer: bool
    rows: tuple[Fated, ...] = ()
    erasing: tuple[Erasing, ...] = ()
    asked: tuple[Asked, ...] = ()
    told: tuple[Told, ...] = ()
    bundle: Bundle = field(repr=False, kw_only=True)

    @property
    def has_news(self) -> bool:
        """Whether there is anything in it that is not here."""
        return self.steps > 0

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(row.fate is fate for row in self.rows)


def meeting(db: Session, envelope: bytes, choices: Choices | None = None) -> Meeting:
    """What bringing an exchange file in would do.

    Args:
        db: the record.
        envelope: the file's bytes.
        choices: answers to the questions of an earlier look: by table, key and field.

    Raises:
        RuleBroken: it is none, of another programme, of a newer program, changed on the way, or
            leans on an earlier one that was never brought in here.
    """
    first = first_step(db)
    found = sealing.opened(envelope, first, SCHEMA)
    bundle = content.read(found.content)
    if bundle.engine != db.get_bind().dialect.name:
        raise RuleBroken("bundle_of_a_server")
    here, heads = steps_of(db), knows(db)
    theirs_known, ours_known = _known(here, heads, _through(db, bundle), bundle)
    if bundle.since > theirs_known:
        raise RuleBroken("bundle_leaves_a_gap", letter=bundle.letter)
    news = [number for number, _ in bundle.steps if number > theirs_known]
    digests = {digest for _, digest in here}
    if bundle.head in digests or bundle.head in heads:
        news = []
    signers = _signers(db, bundle.letter)
    known = dict(here)
    answer = Meeting(
        bundle.letter, bundle.who, bundle.made_on, found.signer, bundle.head,
        known.get(ours_known, ""), len(news), bool(signers) and found.signer not in signers,
        bundle=bundle,
    )  # fmt: skip
    if not news:
        return answer
    ours = _Changed(ours_known, merges(db), {*bundle.knows, *(d for _, d in bundle.steps)})
    theirs = _Changed(theirs_known, bundle.merges, {*heads, *digests})
    return _beside(db, answer, _since(db, bundle, theirs, ours), choices or {})


def _through(db: Session, bundle: Bundle) -> set[str]:
    """The digests of our steps that came to them with a laptop that both sides have met."""
    b = t.Bundle
    brought = db.execute(sa.select(b.head, b.known).where(b.is_ours.is_(False)))
    return {row.known for row in brought if row.head in bundle.knows}


def _known(
    here: Sequence[tuple[int, str]], heads: Iterable[str], through: set[str], bundle: Bundle
) -> tuple[int, int]:
    """Up to which of their steps they are known here, and up to which of ours we are there."""
    common = max((number for number, _ in set(here) & set(bundle.steps)), default=0)
    their_steps = {digest: number for number, digest in bundle.steps}
    our_steps = {digest: number for number, digest in here}
    theirs = max([common, *(their_steps.get(digest, 0) for digest in heads)])
    ours = max([common, *(our_steps.get(digest, 0) for digest in {*bundle.knows, *through})])
    return theirs, ours


def _signers(db: Session, letter: str) -> set[str]:
    """With which keys files of this laptop were signed before."""
    known = sa.select(t.Bundle.signer).where(t.Bundle.is_ours.is_(False), t.Bundle.letter == letter)
    return set(db.scalars(known))


@dataclass(frozen=True)
class _Both:
    """One row on both sides; `erased`: the other side has let its images go."""

    table: sa.Table
    key: str
    theirs: Side
    ours: Side
    erased: bool


class _Changed:
    """Which changes of one side the other does not know.

    It knows those up to a step, and those by which that side only took over what it has as well.
    """

    def __init__(self, known: int, merged: Sequence[Merge], heads: Collection[str]) -> None:
        self.known = known
        self._merges = {one.step: frozenset(one.mixed) for one in merged if one.head in heads}

    def is_news(self, step: int, table: str, key: str) -> bool:
        """Whether the other side does not know what this step did to a row."""
        if step <= self.known:
            return False
        mixed = self._merges.get(step)
        return mixed is None or f"{table}:{key}" in mixed


def _since(db: Session, bundle: Bundle, theirs: _Changed, ours: _Changed) -> list[_Both]:
    """The rows that they changed since we knew them, with both sides' bases, parents first."""
    changed: dict[str, dict[str, RowHere]] = {}
    for row in bundle.rows:
        news = any(theirs.is_news(b.step, row.table, row.key) for b in row.before)
        if news and row.table not in OWN_TABLES:
            changed.setdefault(row.table, {})[row.key] = row
    bases = _bases(db, changed, ours)
    found = list[_Both]()
    for table in journalled_tables():
        of_table = changed.get(table.name, {})
        if not of_table:
            continue
        now = images.present(db.connection(), table, list(of_table))
        for key, row in of_table.items():
            first = next(b for b in row.before if theirs.is_news(b.step, row.table, key))
            here = now.get(key)
            mine = Side(here, bases.get((table.name, key), here))
            other = Side(fitted(table, row.now), fitted(table, first.image))
            erased = any(b.erased for b in row.before)
            found.append(_Both(table, key, other, mine, erased))
    return found


def _bases(
    db: Session, changed: Mapping[str, Mapping[str, RowHere]], ours: _Changed
) -> dict[Key, Image | None]:
    """Rows as they were here before the first change that the other side does not know."""
    wanted = {(table, key) for table, of_table in changed.items() for key in of_table}
    bases: dict[Key, Image | None] = {}
    changes = sa.select(Change.act_id, Change.tbl, Change.pk, Change.before)
    later = changes.where(Change.act_id > ours.known).order_by(Change.id)
    for step, table, key, before in db.execute(later):
        if (table, key) in wanted and ours.is_news(step, table, key):
            bases.setdefault((table, key), json.loads(before) if before else None)
    return bases


def fitted(table: sa.Table, image: Mapping[str, Any] | None) -> Image | None:
    """An image of an older layout in today's: new columns as in a new row, old ones dropped."""
    if image is None:
        return None
    return {
        column.name: image[column.name] if column.name in image else _default(column)
        for column in table.columns
    }


def _default(column: sa.Column[Any]) -> object:
    default = column.default
    if isinstance(default, sa.ColumnDefault) and not default.is_callable:
        value = default.arg
        return getattr(value, "value", value)
    return None


def _beside(db: Session, answer: Meeting, both: list[_Both], choices: Choices) -> Meeting:
    """Settle every row, as far as it is clear."""
    same = _same_rows(db, both)
    names = names_in(db, _images(both))
    names |= {
        key: str(row.theirs.now["full_name"])
        for row in both
        if row.table.name == t.Person.__tablename__ and row.theirs.now
        for key in (row.key,)
    }
    rows, asked, erasing = list[Fated](), list[Asked](), list[Erasing]()
    for one in both:
        row = _aliased(one, same)
        about = row_about(dict(row.theirs.now or row.ours.now or {}), names)
        if row.erased and row.table.name == t.Person.__tablename__ and row.ours.now is not None:
            if row.theirs.now != row.ours.now:
                erasing.append(Erasing(row.key, goes=row.theirs.now is None))
            continue
        verdict = _verdict(row, choices)
        if verdict.fate is not Fate.STAYS:
            image = None if verdict.image is None else dict(verdict.image)
            rows.append(Fated(row.table.name, row.key, verdict.fate, image, about))
        asked += [
            Asked(row.table.name, row.key, clash.field, about, clash.mine, clash.theirs)
            for clash in verdict.clashes
        ]
    return replace(
        answer,
        rows=tuple(rows),
        asked=tuple(asked),
        erasing=tuple(erasing),
        told=tuple(_told(db, answer, rows)),
    )


def _images(both: Sequence[_Both]) -> list[tuple[str, Image, Image]]:
    return [(row.table.name, dict(row.ours.now or {}), dict(row.theirs.now or {})) for row in both]


def _verdict(row: _Both, choices: Choices) -> Verdict:
    theirs, ours = row.theirs, row.ours
    own = OWN_FIELDS.get(row.table.name, frozenset())
    if own and theirs.now is not None and ours.now is not None:
        # What is true of this laptop only stays as it is here.
        theirs = replace(theirs, now={**theirs.now, **{name: ours.now[name] for name in own}})
    if row.erased:
        answers = dict.fromkeys(["", *(theirs.now or {})], Choice.THEIRS)
        if ours.now is None:
            return Verdict(Fate.STAYS) if theirs.now is None else settled(theirs, ours, answers)
        return settled(theirs, ours, answers)
    answers = {
        name: choice
        for (table, key, name), choice in choices.items()
        if (table, key) == (row.table.name, row.key)
    }
    return settled(theirs, ours, answers)


def _same_rows(db: Session, both: Sequence[_Both]) -> dict[str, tuple[str, Image]]:
    """Rows of theirs that are here under another key: their key, our key and our row."""
    found: dict[str, tuple[str, Image]] = {}
    for table in journalled_tables():
        fields = SAME.get(table.name)
        wanted = [
            row
            for row in both
            if row.table is table and row.ours.now is None and row.theirs.now is not None
        ]
        if not fields or not wanted:
            continue
        keys = [key for (key,) in db.execute(sa.select(table.c.id))]
        here = images.present(db.connection(), table, [key.hex for key in keys])
        by_fact = {tuple(image[name] for name in fields): key for key, image in here.items()}
        for row in wanted:
            assert row.theirs.now is not None
            ours = by_fact.get(tuple(row.theirs.now[name] for name in fields))
            if ours is not None:
                found[row.key] = (ours, here[ours])
    return found


def row_key_of(value: object) -> str:
    """A key in a row's image as the journal writes it; PostgreSQL puts hyphens in."""
    return str(value).replace("-", "")


def _aliased(row: _Both, same: Mapping[str, tuple[str, Image]]) -> _Both:
    """A row as it is called here, where it or a row it points at has another key here."""
    theirs = row.theirs
    if theirs.now is not None:
        now = {
            name: same[row_key_of(value)][0]
            if name.endswith("_id") and row_key_of(value) in same
            else value
            for name, value in theirs.now.items()
        }
        theirs = replace(theirs, now=now)
    if row.key not in same or theirs.now is None:
        return replace(row, theirs=theirs)
    key, image = same[row.key]
    theirs = replace(theirs, now={**theirs.now, "id": image["id"]})
    return replace(row, key=key, theirs=theirs, ours=Side(image, None))


def _told(db: Session, answer: Meeting, rows: Sequence[Fated]) -> list[Told]:
    """What the facilitator should know before it is brought in."""
    told = list[Told]()
    if answer.is_new_signer:
        told.append(Told("bundle_signed_anew", answer.letter))
    mine = db.scalar(sa.select(t.ProgrammeRow.laptop_letter))
    if answer.letter == mine:
        told.append(Told("bundle_same_letter", answer.letter))
    new = [row for row in rows if row.fate is Fate.NEW and row.image is not None]
    sessions = [row for row in new if row.table == t.CoachingSession.__tablename__]
    held = images.present(
        db.connection(),
        t.CoachingSession.__table__,  # type: ignore[arg-type]  # a mapped class has a Table
        [key.hex for key in db.scalars(sa.select(t.CoachingSession.id))] if sessions else [],
    )
    days = {(image["pairing_id"], image["day"]) for image in held.values()}
    told += [
        Told("bundle_session_twice", row.about)
        for row in sessions
        if row.image is not None and (row.image["pairing_id"], row.image["day"]) in days
    ]
    return told
