"""What the page *Figures* asks: all figures with names, the rows behind one, and questions.

all_figures(db, scope) -> AllFigures          rows_of(db, scope, ref) -> OpenedFigure
answered(db, question, today, ...) -> Answered
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.papers.shared import Named
from facilitator.reciprocity.asking import Answer, Question, ask, leaving
from facilitator.reciprocity.behind import Behind, FigureRef, Scope, behind
from facilitator.reciprocity.by_body import papers_of_day
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.headlines import Headlines, headlines
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.record import PROGRAMME
from facilitator.store import tables as t
from facilitator.store.kept import worked_out

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.by_body import PapersOfDay
    from facilitator.reciprocity.record import Record

NOBODY = Named("", "")


@dataclass(frozen=True)
class PartyLine:
    """A person, an organisation or the programme, and its account in minutes."""

    code: str
    name: Named
    organisation: Named
    is_person: bool
    given: int
    received: int
    balance: int
    external: int
    paid: int

    @property
    def table(self) -> str:
        """Where its figures stand in the answer."""
        return "people" if self.is_person else "other_parties"


@dataclass(frozen=True)
class BodyLine:
    """What the people of an organisation, and it itself, gave and received in minutes."""

    code: str
    name: Named
    letters: str
    colour: int
    given: int
    received: int
    inside: int
    net: int


@dataclass(frozen=True)
class SumLine:
    """Minutes of a cohort, or of a month by its first seven letters (2027-03).

    `key` is a cohort's key, for acts; "" elsewhere.
    """

    code: str
    name: Named
    minutes: int
    key: str = ""


@dataclass(frozen=True)
class PairingLine:
    """How far a pairing has come, in sessions; days from its start to the first one."""

    code: str
    coach: Named
    coachee: Named
    cohort: Named
    contracted: int
    held: int
    arranged: int
    past_without_outcome: int
    to_arrange: int
    days_to_first: int | None


@dataclass(frozen=True)
class SideLine:
    """Attendance of one side in days of a person: counted, missed, cancelled late."""

    side: str
    days: int
    missed: int
    late: int
    missed_share: float | None
    late_share: float | None


@dataclass(frozen=True)
class NetworkFigures:
    """Measures of the network; see the method notes."""

    circulation: float | None
    came_home: int
    total: int
    weighted_reciprocity: float | None
    e_i: float | None
    gini: float | None
    stands_with: tuple[SumLine, ...]


@dataclass(frozen=True)
class AllFigures:
    """Every figure of a scope with the names of what it is about."""

    scope: Scope
    headlines: Headlines
    parties: tuple[PartyLine, ...]
    total: int
    sum_of_balances: int
    bodies: tuple[BodyLine, ...]
    matrix: Mapping[tuple[str, str], int]
    cohorts: tuple[SumLine, ...]
    months: tuple[SumLine, ...]
    window: tuple[dt.date, dt.date]
    sides: tuple[SideLine, ...]
    pairings: tuple[PairingLine, ...]
    network: NetworkFigures
    choices: tuple[SumLine, ...]


def all_figures(db: Session, scope: Scope) -> AllFigures:
    """All figures of a scope, each with its name; one reading of the record."""
    return worked_out(db, "all figures", scope, lambda: _all_figures(db, scope))


def _all_figures(db: Session, scope: Scope) -> AllFigures:
    record = whole_record(db, scope.today)
    answer: Any = figures(
        record, today=scope.today, start=scope.start, end=scope.end, cohort=scope.cohort
    )
    names, attendance = names_of(record), answer["attendance"]
    c = t.Cohort
    titles = tuple(
        SumLine(code, Named(cy or en, en or cy), 0, str(key))
        for key, code, cy, en in db.execute(
            sa.select(c.id, c.code, c.title_cy, c.title_en).order_by(c.code)
        )
    )
    names |= {one.code: one.name for one in titles}
    return AllFigures(
        scope=scope,
        headlines=headlines(record, scope, answer),
        parties=_parties(record, scope, answer, names),
        total=answer["total_minutes"],
        sum_of_balances=answer["sum_of_balances"],
        bodies=_bodies(db, answer, names),
        matrix={
            (giver, receiver): minutes
            for link, minutes in answer["matrix"].items()
            for giver, _, receiver in [link.partition(">")]
        },
        cohorts=tuple(SumLine(c, names.get(c, NOBODY), m) for c, m in answer["cohorts"].items()),
        months=tuple(SumLine(code, NOBODY, m) for code, m in answer["months"].items()),
        window=_window(attendance),
        sides=tuple(_side(side, attendance[side]) for side in ("coach", "coachee")),
        pairings=_pairings(record, answer, names),
        network=_network(answer, names),
        choices=titles,
    )


def _window(attendance: Mapping[str, Any]) -> tuple[dt.date, dt.date]:
    first, last = attendance["window_after"], attendance["window_to"]
    return dt.date.fromisoformat(first) + dt.timedelta(days=1), dt.date.fromisoformat(last)


def names_of(record: Record) -> dict[str, Named]:
    """What people, organisations, cohorts and the programme are called, by code."""
    found = {row.id: Named(row.name, row.name) for row in record.people}
    found |= {
        row.id: Named(row.name_cy or row.name_en, row.name_en or row.name_cy)
        for row in record.organisations
    }
    found |= {row.id: Named(row.title, row.title) for row in record.cohorts}
    settings = record.settings
    found[PROGRAMME] = Named(
        settings.name_cy or settings.name_en, settings.name_en or settings.name_cy
    )
    return found


def _parties(
    record: Record, scope: Scope, answer: Mapping[str, Any], names: Mapping[str, Named]
) -> tuple[PartyLine, ...]:
    """People who gave or received first, in order of name, then bodies and the programme."""
    lines = []
    for code, row in {**answer["people"], **answer["other_parties"]}.items():
        if not (row["given"] or row["received"]):
            continue
        body = record.organisation_of(code, scope.today) if code in record.person else ""
        lines.append(
            PartyLine(
                code=code,
                name=names.get(code, Named(code, code)),
                organisation=names.get(body, NOBODY),
                is_person=code in record.person,
                given=row["given"],
                received=row["received"],
                balance=row["balance"],
                external=row.get("given_external_confirmed", 0),
                paid=row.get("paid_by_exchange", 0),
            )
        )
    return tuple(sorted(lines, key=lambda line: (not line.is_person, line.name.en, line.code)))


def _bodies(
    db: Session, answer: Mapping[str, Any], names: Mapping[str, Named]
) -> tuple[BodyLine, ...]:
    o = t.Organisation
    looks = {row.code: row for row in db.execute(sa.select(o.code, o.letters, o.colour))}
    return tuple(
        BodyLine(code, names[code], looks[code].letters, looks[code].colour, **row)
        for code, row in answer["organisations"].items()
    )


def _pairings(
    record: Record, answer: Mapping[str, Any], names: Mapping[str, Named]
) -> tuple[PairingLine, ...]:
    return tuple(
        PairingLine(
            code,
            names[record.pairing[code].coach],
            names[record.pairing[code].coachee],
            names.get(record.pairing[code].cohort, NOBODY),
            **row,
        )
        for code, row in answer["pairings"].items()
    )


def _side(side: str, row: Mapping[str, Any]) -> SideLine:
    return SideLine(
        side,
        row["days"],
        row["no_show"],
        row["late_cancel"],
        row["no_show_rate"],
        row["late_cancel_rate"],
    )


def _network(answer: Mapping[str, Any], names: Mapping[str, Named]) -> NetworkFigures:
    turned = answer["circulation"]
    return NetworkFigures(
        circulation=turned["index"],
        came_home=turned["came_home_minutes"],
        total=answer["total_minutes"],
        weighted_reciprocity=answer["weighted_reciprocity"],
        e_i=answer["e_i"],
        gini=answer["gini_giving"],
        stands_with=tuple(
            SumLine(code, names.get(code, Named(code, code)), minutes)
            for code, minutes in turned["stands_with"].items()
        ),
    )


@dataclass(frozen=True)
class OpenedFigure:
    """The rows behind a figure, and the names in them."""

    ref: FigureRef
    behind: Behind
    names: Mapping[str, Named]


def rows_of(db: Session, scope: Scope, ref: FigureRef) -> OpenedFigure:
    """The rows that a figure is made of."""
    record = whole_record(db, scope.today)
    return OpenedFigure(ref, behind(record, scope, ref), names_of(record))


@dataclass(frozen=True)
class Answered:
    """An answer, and the names of what it is split by and made of."""

    answer: Answer
    names: Mapping[str, Named]
    is_leaving: bool


def answered(
    db: Session, question: Question, today: dt.date, *, is_leaving: bool = False
) -> Answered:
    """The answer to a question; where it is to leave, with small numbers hidden."""
    record = whole_record(db, today)
    if is_leaving:
        of_day = told_on(db, today)
        answer = leaving(record, question, today, left_today(db, today, but=question), of_day)
    else:
        answer = ask(record, question, today)
    return Answered(answer, names_of(record), is_leaving)


def told_on(db: Session, today: dt.date) -> PapersOfDay:
    """What the figures and every summary of a day tell, worked out once between two steps."""
    record = whole_record(db, today)
    known = movements(record, today)
    return worked_out(db, "told_on", today, lambda: papers_of_day(record, known))


@dataclass(frozen=True)
class KeptQuestion:
    """A question that is kept under a name."""

    id: uuid.UUID
    version: int
    name: str
    question: Question


def saved_questions(db: Session) -> tuple[KeptQuestion, ...]:
    """The questions that are kept, in order of name."""
    q = t.SavedQuestion
    rows = db.execute(sa.select(q.id, q.version, q.name, q.asked).order_by(q.name))
    return tuple(
        KeptQuestion(key, version, name, Question.from_kept(asked or {}))
        for key, version, name, asked in rows
        if "list" not in (asked or {})
    )


def left_today(db: Session, today: dt.date, but: Question | None = None) -> tuple[Question, ...]:
    """The questions whose answers left on a day, in that order, each once.

    What left before `but` left for the first time is all that bears on it.
    """
    a = t.LeftAnswer
    rows = db.scalars(sa.select(a.asked).where(a.on == today).order_by(a.place, a.id))
    found: dict[Question, None] = {}
    for asked in rows:
        question = Question.from_kept(asked or {})
        if question == but:
            break
        found[question] = None
    return tuple(found)
