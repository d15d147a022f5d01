"""The tables of the history format: their files, columns, and what may stand in each cell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.interchange.history_words import known
from facilitator.reciprocity import record as rec
from facilitator.vocabulary import Counts, Direction, PairingState, PartyKind
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"-?\d{1,9}")
MOST_OF_A_CODE = 40
_TRUE = frozenset({"yes", "true", "1", "y"})
_FALSE = frozenset({"no", "false", "0", "n", ""})


class CannotRead(Exception):
    """A cell does not hold what its column needs; file and line are added by the reader."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def at(self, file: str, line: int) -> RuleBroken:
        """The refusal that names the place."""
        return RuleBroken(self.key, file=file, line=line, **self.values)


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field of the row, how it is read and written.

    `names` says whose codes may stand here ("" where any text may); `most` is how many
    characters the record has room for.
    """

    heading: str
    field: str
    read: Callable[[str], object]
    write: Callable[[object], str]
    names: str = ""
    must: bool = False
    most: int = 0

    def value(self, cell: str) -> object:
        """What a cell says.

        Raises:
            CannotRead: it does not hold what the column needs.
        """
        value = self.read(cell)
        if self.must and (value is None or (isinstance(value, str) and not value.strip())):
            raise CannotRead(N_("history_refused_empty"), column=self.heading)
        several = value if isinstance(value, tuple) else (value,)
        if self.most and any(isinstance(one, str) and len(one) > self.most for one in several):
            raise CannotRead(N_("history_refused_long"), column=self.heading, most=self.most)
        return value


@dataclass(frozen=True)
class Table:
    """One file of the folder and the rows that it becomes."""

    name: str
    row: type
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"


def _text(cell: str) -> str:
    return cell


def _code(cell: str) -> str:
    return cell.strip()


def _day(cell: str) -> dt.date | None:
    cell = cell.strip()
    if not cell:
        return None
    if _DAY.fullmatch(cell):
        try:
            return dt.date.fromisoformat(cell)
        except ValueError:
            pass
    raise CannotRead(N_("history_refused_date"), value=cell)


def _whole(cell: str) -> int | None:
    cell = cell.strip()
    if not cell:
        return None
    if not _WHOLE.fullmatch(cell):
        raise CannotRead(N_("history_refused_number"), value=cell)
    if cell.startswith("-"):
        raise CannotRead(N_("history_refused_negative"), value=cell)
    return int(cell)


def _minutes(cell: str) -> int:
    return _whole(cell) or 0


def _yes(cell: str) -> bool:
    word = cell.strip().lower()
    if word not in _TRUE | _FALSE:
        raise CannotRead(N_("history_refused_yes_or_no"), value=cell)
    return word in _TRUE


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _status(cell: str) -> rec.Status:
    try:
        return rec.Status(cell.strip())
    except ValueError:
        raise CannotRead(N_("history_refused_status"), value=cell) from None


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else ""


def _yes_or_no(value: object) -> str:
    return "yes" if value else "no"


def _joined(value: object) -> str:
    return ";".join(value) if isinstance(value, tuple) else ""


def text(heading: str, most: int = 200, *, must: bool = False) -> Column:
    """Any text."""
    return Column(heading, heading, _text, _plain, must=must, most=most)


def code(heading: str, names: str = "", *, must: bool = True, most: int = MOST_OF_A_CODE) -> Column:
    """The code of something; `names` says of what."""
    return Column(heading, heading, _code, _plain, names, must=must, most=most)


def word(heading: str, kind: type[StrEnum], *, must: bool = True) -> Column:
    """One of the words of a list, or another word for it."""

    def read(cell: str) -> str:
        said = cell.strip()
        if said and known(kind, said) is None:
            raise CannotRead(N_("history_refused_word"), column=heading, value=said)
        return said

    return Column(heading, heading, read, _plain, must=must)


def day(heading: str, field: str = "", *, must: bool = True) -> Column:
    """A day."""
    return Column(heading, field or heading, _day, _iso, must=must)


def whole(heading: str, *, must: bool = True) -> Column:
    """A whole number, zero or more."""
    return Column(heading, heading, _whole, _plain, must=must)


PERSON, ORGANISATION, COHORT = "person", "organisation", "cohort"
PAIRING, SESSION, COMMITMENT, PARTY = "pairing", "session", "commitment", "party"
# What each rule of the week is about: the kind of code that stands as its subject.
SUBJECTS = {
    "no_first_session": PAIRING,
    "no_next_session": PAIRING,
    "outcome_missing": SESSION,
    "agreement_unsigned": "agreement",
    "request_unanswered": "request",
    "commitment_due": COMMITMENT,
    "thank_you_missing": PAIRING,
    "supervision_due": PERSON,
    "expiring": PERSON,
    "pattern_of_missed": PERSON,
    "exit_open_balance": PERSON,
}

TABLES = (
    Table(
        "organisations",
        rec.Organisation,
        (code("id"), text("name_en"), text("name_cy"), text("sector", 100)),
    ),
    Table(
        "people",
        rec.Person,
        (
            code("id"),
            text("name", must=True),
            text("known_as"),
            code("organisation", ORGANISATION, must=False),
            text("department"),
            text("language"),
            day("joined", must=False),
            day("left", must=False),
        ),
    ),
    Table(
        "affiliations",
        rec.Affiliation,
        (
            code("person", PERSON),
            code("organisation", ORGANISATION, must=False),
            text("department"),
            day("from", "first", must=False),
            day("to", "last", must=False),
        ),
    ),
    Table(
        "cohorts",
        rec.Cohort,
        (code("id"), text("title"), day("start", must=False), day("end", must=False)),
    ),
    Table(
        "pairings",
        rec.Pairing,
        (
            code("id"),
            code("cohort", COHORT),
            code("coach", PERSON),
            code("coachee", PERSON),
            day("started"),
            day("planned_end", must=False),
            whole("contracted_sessions"),
            Column("minutes_each", "minutes_each", _minutes, _plain),
            word("state", PairingState),
            text("ring", MOST_OF_A_CODE),
            whole("position", must=False),
        ),
    ),
    Table(
        "sessions",
        rec.CoachingSession,
        (
            code("id"),
            code("pairing", PAIRING),
            day("date"),
            Column("status", "status", _status, _plain),
            Column("minutes", "minutes", _minutes, _plain),
            Column("others", "others", _several, _joined, PERSON),
            Column("confirmed", "confirmed", _yes, _yes_or_no),
            code("commitment", COMMITMENT, must=False),
            day("recorded_on", must=False),
        ),
    ),
    Table(
        "corrections",
        rec.Correction,
        (
            code("session", SESSION),
            day("on"),
            Column("status", "status", _status, _plain),
            Column("minutes", "minutes", _minutes, _plain),
            text("why", 500),
        ),
    ),
    Table(
        "movements",
        rec.OtherMovement,
        (
            code("id"),
            day("date"),
            code("giver", PARTY),
            code("receiver", PARTY),
            whole("minutes"),
            text("kind", 40),
            code("cohort", COHORT, must=False),
        ),
    ),
    Table(
        "commitments",
        rec.Commitment,
        (
            code("id"),
            word("owner_kind", PartyKind, must=False),
            code("owner", PARTY),
            word("direction", Direction),
            code("to", PARTY, must=False),
            whole("minutes"),
            word("counts", Counts, must=False),
            day("from", "begins"),
            day("due"),
            text("source", 300),
        ),
    ),
    Table(
        "pauses",
        rec.Pause,
        (code("person", PERSON), day("from", "first"), day("to", "last", must=False)),
    ),
    Table("ended", rec.Ended, (code("pairing", PAIRING), day("on"), text("outcome", 100))),
    Table(
        "agreements",
        rec.Agreement,
        (
            code("id"),
            code("pairing", PAIRING),
            day("issued"),
            day("signed_coach", must=False),
            day("signed_coachee", must=False),
        ),
    ),
    Table(
        "requests",
        rec.Request,
        (
            code("id"),
            code("from_person", PERSON),
            code("to_person", PERSON, must=False),
            day("received"),
            day("answered", must=False),
        ),
    ),
    Table("thanks", rec.Thanks, (code("pairing", PAIRING), day("on"))),
    Table(
        "supervision",
        rec.Supervision,
        (
            code("person", PERSON),
            day("date"),
            Column("minutes", "minutes", _minutes, _plain),
        ),
    ),
    Table(
        "qualifications",
        rec.Qualification,
        (code("person", PERSON), text("kind"), day("expires", must=False)),
    ),
    Table(
        "snoozes",
        rec.Snooze,
        (
            code("rule", most=60),
            code("subject", most=60),
            day("on"),
            day("until", must=False),
            text("why", 500),
        ),
    ),
    Table(
        "dismissals",
        rec.Dismissal,
        (code("rule", most=60), code("subject", most=60), day("on"), text("why", 500)),
    ),
    Table("bank_holidays", rec.BankHoliday, (day("date"), text("name"))),
)
