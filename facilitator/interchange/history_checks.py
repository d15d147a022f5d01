"""What the rows of a history folder must agree on with one another, refused by file and line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from facilitator.errors import RuleBroken
from facilitator.interchange import history_tables as tables
from facilitator.interchange.history_tables import TABLES, Column, Table
from facilitator.interchange.history_words import known as known_word
from facilitator.reciprocity.record import HELD, PROGRAMME, Status
from facilitator.vocabulary import PartyKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.reciprocity.record import Record

# The kinds of code, and the table that gives each.
CODED = (
    (tables.ORGANISATION, "organisations"),
    (tables.PERSON, "people"),
    (tables.COHORT, "cohorts"),
    (tables.PAIRING, "pairings"),
    (tables.SESSION, "sessions"),
    (tables.COMMITMENT, "commitments"),
    ("agreement", "agreements"),
    ("request", "requests"),
    ("movement", "movements"),
)


# What can only be said once the day has come; a session may be cancelled or moved ahead of it.
_OUTCOMES = HELD | {
    Status.NO_SHOW_COACH,
    Status.NO_SHOW_COACHEE,
    Status.LATE_CANCEL_COACH,
    Status.LATE_CANCEL_COACHEE,
}

# What has a first and a last day.
_SPANS = (
    ("affiliations", "first", "last"),
    ("cohorts", "start", "end"),
    ("commitments", "begins", "due"),
    ("pauses", "first", "last"),
)
# A row with the line on which it ends.
Placed = tuple[int, Any]


def check(placed: Mapping[str, list[Placed]], today: dt.date) -> None:
    """See that codes, days and parties of all rows fit one another.

    Raises:
        RuleBroken: key `history_refused_…` with `file` and `line`.
    """
    _check_codes(placed)
    _check_parties(placed)
    _check_days(placed, today)


def last_day_told(record: Record) -> dt.date:
    """The last day on which a record tells of an outcome or a correction."""
    outcomes = [row.date for row in record.sessions if row.status in _OUTCOMES]
    date_of = {row.id: row.date for row in record.sessions}
    for row in record.corrections:
        outcomes += [row.on] + [date_of[row.session]] * (row.status in _OUTCOMES)
    return max(outcomes, default=dt.date.min)


def _check_codes(placed: Mapping[str, list[Placed]]) -> None:
    """Every code is given once, and every code that is used has been given."""
    known = {kind: _codes(placed, name) for kind, name in CODED}
    organisations = known[tables.ORGANISATION]
    known[tables.PARTY] = known[tables.PERSON] | organisations | {PROGRAMME}
    for line, person in placed["people"]:
        if person.id in organisations or person.id == PROGRAMME:
            raise RuleBroken("history_refused_twice", file="people.csv", line=line, id=person.id)
    for table in TABLES:
        for column in table.columns:
            if column.names:
                _check_column(placed, table, column, known[column.names])
    _check_subjects(placed, known)


def _check_subjects(
    placed: Mapping[str, list[Placed]], known: Mapping[str, frozenset[str]]
) -> None:
    """What was snoozed or dismissed is there; a rule of somebody else's is taken as it stands."""
    for name in ("snoozes", "dismissals"):
        for line, row in placed[name]:
            kind = tables.SUBJECTS.get(row.rule)
            if kind is not None and row.subject not in known[kind]:
                raise RuleBroken(
                    "history_refused_unknown",
                    file=f"{name}.csv",
                    line=line,
                    column="subject",
                    id=row.subject,
                )


def _check_column(
    placed: Mapping[str, list[Placed]], table: Table, column: Column, known: frozenset[str]
) -> None:
    for line, row in placed[table.name]:
        value = getattr(row, column.field)
        for code in value if isinstance(value, tuple) else (value,):
            if code and code not in known:
                raise RuleBroken(
                    "history_refused_unknown",
                    file=table.file,
                    line=line,
                    column=column.heading,
                    id=code,
                )


def _codes(placed: Mapping[str, list[Placed]], name: str) -> frozenset[str]:
    found: set[str] = set()
    for line, row in placed[name]:
        if row.id in found:
            raise RuleBroken("history_refused_twice", file=f"{name}.csv", line=line, id=row.id)
        found.add(row.id)
    return frozenset(found)


def _check_parties(placed: Mapping[str, list[Placed]]) -> None:
    """Nobody coaches themselves, and a promise's kind of owner is what its owner is."""
    for line, row in placed["pairings"]:
        if row.coach == row.coachee:
            raise RuleBroken("history_refused_same", file="pairings.csv", line=line, id=row.coach)
    people = {row.id for _, row in placed["people"]}
    for line, row in placed["commitments"]:
        kind = PartyKind.PERSON if row.owner in people else PartyKind.ORGANISATION
        kind = PartyKind.PROGRAMME if row.owner == PROGRAMME else kind
        if row.owner_kind and known_word(PartyKind, row.owner_kind) is not kind:
            raise RuleBroken(
                "history_refused_word",
                file="commitments.csv",
                line=line,
                column="owner_kind",
                value=row.owner_kind,
            )


def _check_days(placed: Mapping[str, list[Placed]], today: dt.date) -> None:
    """No outcome before its day, and nothing ends before it begins."""
    date_of = {row.id: row.date for _, row in placed["sessions"]}
    for name, said in (
        ("sessions", [(line, row.id, row.status) for line, row in placed["sessions"]]),
        ("corrections", [(line, row.session, row.status) for line, row in placed["corrections"]]),
    ):
        for line, session, status in said:
            if status in _OUTCOMES and date_of[session] > today:
                raise RuleBroken(
                    "history_refused_future", file=f"{name}.csv", line=line, id=session
                )
    for name, first, last in _SPANS:
        for line, row in placed[name]:
            begins, ends = getattr(row, first), getattr(row, last)
            if begins is not None and ends is not None and ends < begins:
                raise RuleBroken("history_refused_backwards", file=f"{name}.csv", line=line)
