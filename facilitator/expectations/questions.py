"""Questions about what a cohort's people expect of each other, its rules, and how it went.

cohort_expectations(db, cohort_id) -> everything on the page      rules_of(db, cohort_id)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.commitments.questions import Named
from facilitator.exchange_vocabulary import Community, Kept, Side, Wave, Way
from facilitator.expectations.rules import (
    PromisesKept,
    fit_to_tell,
    promises_kept,
    total_to_tell,
)
from facilitator.store import tables as t
from facilitator.vocabulary import EnrolmentState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

AGAIN = (Wave.MIDDLE, Wave.END)
Answers = dict[tuple["uuid.UUID", Side, Wave], Kept]


@dataclass(frozen=True)
class ExpectedLine:
    """Something expected, and how each side saw it half-way and at the end."""

    id: uuid.UUID
    side: Side
    way: Way
    said: str
    answers: Mapping[tuple[Side, Wave], Kept]

    def answer(self, side: Side, wave: Wave) -> Kept | None:
        """How one side saw it; nothing until asked."""
        return self.answers.get((side, wave))

    @property
    def newest(self) -> Wave | None:
        """The last time anybody was asked."""
        asked = [wave for wave in AGAIN if any(key[1] is wave for key in self.answers)]
        return asked[-1] if asked else None

    @property
    def is_gap(self) -> bool:
        """Whether the two sides last saw it differently, or one saw nothing of it yet."""
        wave = self.newest
        if wave is None:
            return False
        member, programme = self.answer(Side.MEMBER, wave), self.answer(Side.PROGRAMME, wave)
        if member is not None and programme is not None and member is not programme:
            return True
        return Kept.NOT_YET in {member, programme}


@dataclass(frozen=True)
class MemberLine:
    """One member of a cohort, and what was said between them and the programme."""

    person_id: uuid.UUID
    name: str
    lines: tuple[ExpectedLine, ...]

    def said(self, side: Side, way: Way) -> tuple[str, ...]:
        """What one side expects to give or to get."""
        return tuple(line.said for line in self.lines if line.side is side and line.way is way)

    @property
    def has_said(self) -> bool:
        """Whether the member has said anything."""
        return any(line.side is Side.MEMBER for line in self.lines)

    @property
    def gaps(self) -> int:
        """How many expectations the two see differently, or see nothing of yet."""
        return sum(line.is_gap for line in self.lines)

    def asked(self, wave: Wave) -> bool:
        """Whether the member was asked again in this wave."""
        return any(line.answer(Side.MEMBER, wave) for line in self.lines)


@dataclass(frozen=True)
class CommunityLine:
    """The slips of one wave on "Is this a community?"; None is hidden."""

    wave: Wave
    counted_on: dt.date
    slips: Mapping[Community, int | None]
    total: int | None


@dataclass(frozen=True)
class RulesLine:
    """A version of the rules, a rule a line, in both languages."""

    id: uuid.UUID
    number: int
    title: Named
    rules: tuple[Named, ...]
    written_on: dt.date


@dataclass(frozen=True)
class ChoiceLine:
    """One line of a ballot slip: a version, or slips that chose none."""

    id: uuid.UUID
    number: int | None
    version_id: uuid.UUID | None
    slips: int


@dataclass(frozen=True)
class BallotLine:
    """A ballot of a cohort, counted or not."""

    id: uuid.UUID
    version: int
    opened_on: dt.date
    counted_on: dt.date | None
    chosen_id: uuid.UUID | None
    lines: tuple[ChoiceLine, ...]


@dataclass(frozen=True)
class CohortExpectations:
    """Everything that a cohort expects, chose and said, for the facilitator's eyes."""

    cohort_id: uuid.UUID
    title: Named
    programme_gives: tuple[str, ...]
    programme_gets: tuple[str, ...]
    members: tuple[MemberLine, ...]
    kept: Mapping[Wave, PromisesKept]
    community: tuple[CommunityLine, ...]
    versions: tuple[RulesLine, ...]
    ballots: tuple[BallotLine, ...]

    @property
    def in_force(self) -> RulesLine | None:
        """The rules that hold: what the cohort chose last, else the newest version."""
        for ballot in self.ballots:
            if ballot.chosen_id is not None:
                return next(one for one in self.versions if one.id == ballot.chosen_id)
        return self.versions[0] if self.versions else None

    @property
    def is_chosen(self) -> bool:
        """Whether the cohort chose the rules that hold."""
        return any(ballot.chosen_id is not None for ballot in self.ballots)


def cohort_expectations(
    db: Session, cohort_id: uuid.UUID, alphabet: str = "en", *, leaving: bool = False
) -> CohortExpectations | None:
    """What a cohort's people expect of each other; with `leaving` small numbers are hidden."""
    c = t.Cohort
    cohort = db.execute(sa.select(c.title_en, c.title_cy).where(c.id == cohort_id)).first()
    if cohort is None:
        return None
    e = t.Expectation
    rows = db.scalars(sa.select(e).where(e.cohort_id == cohort_id).order_by(e.place, e.id)).all()
    answers = _answers(db, cohort_id)
    ours = [row for row in rows if row.person_id is None]
    members = _members(db, cohort_id, alphabet, rows, answers)
    gives = {row.id for row in ours if row.way is Way.GIVE}
    return CohortExpectations(
        cohort_id=cohort_id,
        title=Named(cohort.title_en, cohort.title_cy or cohort.title_en),
        programme_gives=tuple(row.said for row in ours if row.way is Way.GIVE),
        programme_gets=tuple(row.said for row in ours if row.way is Way.GET),
        members=members,
        kept={wave: _kept(answers, gives, wave, leaving=leaving) for wave in AGAIN},
        community=_community(db, cohort_id, leaving=leaving),
        versions=rules_versions(db),
        ballots=_ballots(db, cohort_id),
    )


def _answers(db: Session, cohort_id: uuid.UUID) -> dict[uuid.UUID, Answers]:
    """By member: how each side saw each expectation in each wave."""
    a, e = t.ExpectationAnswer, t.Expectation
    found: dict[uuid.UUID, Answers] = defaultdict(dict)
    for person, expectation, side, wave, kept in db.execute(
        sa.select(a.person_id, a.expectation_id, a.side, a.wave, a.kept)
        .join(e, e.id == a.expectation_id)
        .where(e.cohort_id == cohort_id)
    ):
        found[person][expectation, side, wave] = kept
    return found


def _members(
    db: Session,
    cohort_id: uuid.UUID,
    alphabet: str,
    rows: Sequence[t.Expectation],
    answers: Mapping[uuid.UUID, Answers],
) -> tuple[MemberLine, ...]:
    p, n = t.Person, t.Enrolment
    order = p.sort_key_cy if alphabet == "cy" else p.sort_key_en
    people = db.execute(
        sa.select(p.id, p.full_name)
        .join(n, n.person_id == p.id)
        .where(
            n.cohort_id == cohort_id,
            n.state != EnrolmentState.WITHDREW,
            p.merged_into_id.is_(None),
        )
        .order_by(order, p.code)
    )
    return tuple(
        MemberLine(key, name, _lines(rows, key, answers.get(key, {}))) for key, name in people
    )


def _lines(
    rows: Sequence[t.Expectation], person: uuid.UUID, mine: Answers
) -> tuple[ExpectedLine, ...]:
    return tuple(
        ExpectedLine(
            id=row.id,
            side=Side.PROGRAMME if row.person_id is None else Side.MEMBER,
            way=row.way,
            said=row.said,
            answers={
                (side, wave): kept for (key, side, wave), kept in mine.items() if key == row.id
            },
        )
        for row in rows
        if row.person_id in {None, person}
    )


def _kept(
    answers: Mapping[uuid.UUID, Answers], gives: set[uuid.UUID], wave: Wave, *, leaving: bool
) -> PromisesKept:
    """What the programme promised to give, as its members saw it."""
    told = [
        (str(person), kept)
        for person, mine in answers.items()
        for (key, side, when), kept in mine.items()
        if key in gives and side is Side.MEMBER and when is wave
    ]
    return promises_kept(told, leaving=leaving)


def _community(db: Session, cohort_id: uuid.UUID, *, leaving: bool) -> tuple[CommunityLine, ...]:
    c = t.CommunityCount
    waves: dict[Wave, dict[Community, int]] = defaultdict(dict)
    days: dict[Wave, dt.date] = {}
    for wave, answer, slips, on in db.execute(
        sa.select(c.wave, c.answer, c.slips, c.counted_on).where(c.cohort_id == cohort_id)
    ):
        waves[wave][answer] = slips
        days[wave] = on
    lines = []
    for wave in Wave:
        if wave not in waves:
            continue
        counts = {answer: waves[wave].get(answer, 0) for answer in Community}
        plain = {answer.value: slips for answer, slips in counts.items()}
        shown: Mapping[str, int | None] = fit_to_tell(plain) if leaving else plain
        total = total_to_tell(plain) if leaving else sum(plain.values())
        told = {answer: shown[answer.value] for answer in Community}
        lines.append(CommunityLine(wave, days[wave], told, total))
    return tuple(lines)


def rules_versions(db: Session) -> tuple[RulesLine, ...]:
    """Every version of the rules, the newest first."""
    v = t.RulesVersion
    return tuple(
        RulesLine(
            id=row.id,
            number=row.number,
            title=Named(row.title_en, row.title_cy),
            rules=tuple(
                Named(en, cy)
                for en, cy in zip(row.text_en.splitlines(), row.text_cy.splitlines(), strict=False)
            ),
            written_on=row.written_on,
        )
        for row in db.scalars(sa.select(v).order_by(v.number.desc()))
    )


def _ballots(db: Session, cohort_id: uuid.UUID) -> tuple[BallotLine, ...]:
    b, line, v = t.Ballot, t.BallotLine, t.RulesVersion
    choices: dict[uuid.UUID, list[ChoiceLine]] = defaultdict(list)
    for ballot, key, version, number, slips in db.execute(
        sa.select(line.ballot_id, line.id, v.id, v.number, line.slips)
        .join(b, b.id == line.ballot_id)
        .outerjoin(v, v.id == line.rules_version_id)
        .where(b.cohort_id == cohort_id)
        .order_by(line.place, line.id)
    ):
        choices[ballot].append(ChoiceLine(key, number, version, slips))
    rows = db.scalars(
        sa.select(b)
        .where(b.cohort_id == cohort_id)
        .order_by(b.counted_on.is_not(None), b.counted_on.desc(), b.opened_on.desc(), b.id)
    )
    return tuple(
        BallotLine(
            row.id, row.version, row.opened_on, row.counted_on, row.chosen_id,
            tuple(choices[row.id]),
        )
        for row in rows
    )  # fmt: skip


def rules_of(db: Session, cohort_id: uuid.UUID) -> RulesLine | None:
    """The rules that hold for a cohort: what it chose last, else the newest version."""
    found = cohort_expectations(db, cohort_id)
    return found.in_force if found else None
