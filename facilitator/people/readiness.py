"""Whether somebody is ready to coach: ready, ready with supervision, or not yet, and why.

Pure rules: facts of one person and what the programme asks in, a standing and its reasons out.
What a programme does not ask for stands in nobody's way.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.exchange_vocabulary import PracticeKind, Weight
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

YEAR, QUARTER = dt.timedelta(days=365), dt.timedelta(days=92)
# Hours of coaching to one of supervision, and hours of development in a year (EMCC's figures).
DEFAULT_FIGURES: Mapping[PracticeKind, int] = {PracticeKind.SUPERVISION: 35, PracticeKind.CPD: 16}
ACHIEVED = "achieved"


class Standing(StrEnum):
    """How ready somebody is, the least ready last."""

    READY = "ready"
    WITH_SUPERVISION = "with_supervision"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Asked:
    """How much the programme asks of one thing; the figure is in hours where there is one."""

    weight: Weight = Weight.NOT_ASKED
    figure: int | None = None


@dataclass(frozen=True)
class Held:
    """A qualification: achieved, or on the way; without a day it does not run out."""

    title: str
    state: str = ACHIEVED
    expires: dt.date | None = None


@dataclass(frozen=True)
class Document:
    """A document of a coach and the days on which it is good."""

    kind: PracticeKind
    since: dt.date
    until: dt.date | None = None
    what: str = ""

    def is_good(self, today: dt.date) -> bool:
        """Whether it is good on a day."""
        return self.since <= today and (self.until is None or self.until >= today)


@dataclass(frozen=True)
class Practice:
    """What is known of one coach; minutes by day."""

    qualifications: tuple[Held, ...] = ()
    documents: tuple[Document, ...] = ()
    coached: tuple[tuple[dt.date, int], ...] = ()
    supervised: tuple[tuple[dt.date, int], ...] = ()
    developed: tuple[tuple[dt.date, int], ...] = ()


@dataclass(frozen=True)
class Reason:
    """One sentence: a wording key with its values, about one thing that is asked."""

    key: str
    kind: PracticeKind | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Readiness:
    """How ready somebody is, and why, in sentences."""

    standing: Standing
    reasons: tuple[Reason, ...]

    @property
    def may_coach(self) -> bool:
        """Whether they may be paired as a coach today."""
        return self.standing is not Standing.NOT_YET


def readiness_of(
    practice: Practice, asked: Mapping[PracticeKind, Asked], today: dt.date
) -> Readiness:
    """How ready somebody is today, by what their programme asks."""
    reasons: list[Reason] = []
    standing = Standing.READY
    wanted = {kind: one for kind, one in asked.items() if one.weight is not Weight.NOT_ASKED}
    if not wanted:
        return Readiness(standing, (Reason(N_("readiness_nothing_asked")),))
    for kind in PracticeKind:
        if kind not in wanted:
            continue
        for reason, is_on_the_way in _missing(kind, practice, wanted[kind], today):
            reasons.append(reason)
            first = wanted[kind].weight is Weight.FIRST and not is_on_the_way
            now = Standing.NOT_YET if first else Standing.WITH_SUPERVISION
            standing = max(standing, now, key=list(Standing).index)
    if not reasons:
        reasons.append(Reason(N_("readiness_all_there")))
    return Readiness(standing, tuple(reasons))


def _missing(
    kind: PracticeKind, practice: Practice, asked: Asked, today: dt.date
) -> Iterator[tuple[Reason, bool]]:
    """What is missing of one thing, and whether it is on its way."""
    figure = asked.figure or DEFAULT_FIGURES.get(kind, 0)
    if kind is PracticeKind.QUALIFICATION:
        yield from _qualification(practice, today)
    elif kind is PracticeKind.SUPERVISION:
        yield from _supervision(practice, figure, today)
    elif kind is PracticeKind.CPD:
        yield from _development(practice, figure, today)
    else:
        yield from _document(kind, practice, today)


def _qualification(practice: Practice, today: dt.date) -> Iterator[tuple[Reason, bool]]:
    kind = PracticeKind.QUALIFICATION
    have = [one for one in practice.qualifications if one.state == ACHIEVED]
    if any(one.expires is None or one.expires >= today for one in have):
        return
    learning = [one for one in practice.qualifications if one.state not in {ACHIEVED, "lapsed"}]
    if learning:
        reason = Reason(N_("readiness_in_training"), kind, {"title": learning[0].title})
        yield reason, True
    elif have:
        last = max(have, key=lambda one: one.expires or dt.date.min)
        values = {"title": last.title, "on": last.expires}
        yield Reason(N_("readiness_qualification_ran_out"), kind, values), False
    else:
        yield Reason(N_("readiness_no_qualification"), kind), False


def _supervision(practice: Practice, ratio: int, today: dt.date) -> Iterator[tuple[Reason, bool]]:
    """At least once a quarter while coaching, and an hour for so many hours of coaching."""
    kind = PracticeKind.SUPERVISION
    days = [day for day, _ in practice.coached if day <= today]
    if not days or max(days) < today - YEAR:
        return
    last = max((day for day, _ in practice.supervised if day <= today), default=None)
    base = max(min(days), last or min(days))
    if today - base > QUARTER:
        values = {"days": (today - base).days}
        key = N_("readiness_supervision_due") if last else N_("readiness_no_supervision")
        yield Reason(key, kind, values), False
        return
    coached, had = _lately(practice.coached, today), _lately(practice.supervised, today)
    if coached > ratio * max(had, 60):
        values = {"hours": coached // 60, "had": had // 60, "ratio": ratio}
        yield Reason(N_("readiness_supervision_short"), kind, values), False


def _development(practice: Practice, hours: int, today: dt.date) -> Iterator[tuple[Reason, bool]]:
    """So many hours a year; whoever began lately needs their part of the year."""
    began = min((day for day, _ in practice.coached if day <= today), default=today)
    share = min(YEAR, today - began).days
    needed = hours * 60 * share // YEAR.days
    had = _lately(practice.developed, today)
    if had < needed:
        values = {"had": had // 60, "hours": hours}
        yield Reason(N_("readiness_cpd_short"), PracticeKind.CPD, values), False


_NONE: Mapping[PracticeKind, str] = {
    PracticeKind.INSURANCE: N_("readiness_no_insurance"),
    PracticeKind.ETHICS_CODE: N_("readiness_no_ethics_code"),
    PracticeKind.EMPLOYER_RELEASE: N_("readiness_no_employer_release"),
    PracticeKind.CHECK: N_("readiness_no_check"),
}
_RAN_OUT: Mapping[PracticeKind, str] = {
    PracticeKind.INSURANCE: N_("readiness_insurance_ran_out"),
    PracticeKind.ETHICS_CODE: N_("readiness_ethics_code_ran_out"),
    PracticeKind.EMPLOYER_RELEASE: N_("readiness_employer_release_ran_out"),
    PracticeKind.CHECK: N_("readiness_check_ran_out"),
}


def _document(
    kind: PracticeKind, practice: Practice, today: dt.date
) -> Iterator[tuple[Reason, bool]]:
    mine = [one for one in practice.documents if one.kind is kind and one.since <= today]
    if any(one.is_good(today) for one in mine):
        return
    if mine:
        last = max(one.until for one in mine if one.until is not None)
        yield Reason(_RAN_OUT[kind], kind, {"on": last}), False
    else:
        yield Reason(_NONE[kind], kind), False


def _lately(minutes: tuple[tuple[dt.date, int], ...], today: dt.date) -> int:
    """Minutes of the last year."""
    return sum(count for day, count in minutes if today - YEAR < day <= today)
