"""What is still to be prepared: rows of the page that a programme's history alone cannot give.

Gatherings, enrolments and rings are not part of the history format, so these rows stand on the
page *This week* and never in the answer of `facilitator week`. A row that was said to be no
concern stays away while its subject is the same: the subject carries the facts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.week.look import Days, Found
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from typing import TypeAlias

    # The limit of a rule in a cohort.
    Limits: TypeAlias = Callable[[str, str], int]

NOT_PAIRED = "not_paired_yet"
PLACE_TO_FILL = "place_to_fill"
PACK_NOT_PREPARED = "pack_not_prepared"
PACK_OUT_OF_DATE = "pack_out_of_date"
AGREEMENT_NOT_ISSUED = "agreement_not_issued"
ARCHIVE_WAITS = "archive_waits"
RECORD_ASKED = "record_asked"

LIMITS: Mapping[str, int] = {
    NOT_PAIRED: 7,
    PLACE_TO_FILL: 1,
    PACK_NOT_PREPARED: 10,
    AGREEMENT_NOT_ISSUED: 3,
}
GROUPS: Mapping[str, str] = {
    NOT_PAIRED: "decide",
    PLACE_TO_FILL: "decide",
    PACK_NOT_PREPARED: "print",
    PACK_OUT_OF_DATE: "print",
    AGREEMENT_NOT_ISSUED: "print",
    ARCHIVE_WAITS: "decide",
    RECORD_ASKED: "decide",
}
ACTIONS: Mapping[str, str] = {
    NOT_PAIRED: N_("week_do_find_a_partner"),
    PLACE_TO_FILL: N_("week_do_fill_the_place"),
    PACK_NOT_PREPARED: N_("week_do_prepare_the_pack"),
    PACK_OUT_OF_DATE: N_("week_do_prepare_the_pack"),
    AGREEMENT_NOT_ISSUED: N_("week_do_print_agreements"),
    ARCHIVE_WAITS: N_("week_do_look_at_the_archive"),
    RECORD_ASKED: N_("week_do_answer_about_record"),
}


@dataclass(frozen=True)
class NotPaired:
    """Somebody enrolled in a cohort under way whom no pairing has yet."""

    person: str
    cohort: str
    since: dt.date


@dataclass(frozen=True)
class OpenRing:
    """A ring with a place to fill; `links` of it are turning."""

    ring: str
    since: dt.date
    links: int
    cohort: str = ""


@dataclass(frozen=True)
class ComingGathering:
    """A gathering to come whose pack has not been prepared, or is out of date since."""

    key: str
    day: dt.date
    expected: int
    cohort: str = ""
    prepared_on: dt.date | None = None


@dataclass(frozen=True)
class Unissued:
    """Pairings of a cohort for which no agreement has been issued."""

    cohort: str
    pairings: int
    since: dt.date
    code: str = ""


@dataclass(frozen=True)
class AskedOfRecord:
    """Somebody asked about their own record, and by when they are to have an answer."""

    key: str
    received: dt.date
    due: dt.date


@dataclass(frozen=True)
class ToPrepare:
    """All that is still to be prepared."""

    not_paired: tuple[NotPaired, ...] = ()
    open_rings: tuple[OpenRing, ...] = ()
    gatherings: tuple[ComingGathering, ...] = ()
    unissued: tuple[Unissued, ...] = ()
    to_archive: int = 0
    asked: tuple[AskedOfRecord, ...] = ()


def preparing(
    waiting: ToPrepare,
    today: dt.date,
    limit: Limits,
    put_away: Collection[tuple[str, str]],
) -> tuple[Found, ...]:
    """The rows that hold today and were neither snoozed nor said to be no concern."""
    return tuple(
        found
        for found in _all(waiting, today, limit)
        if found.since <= today and (found.rule, found.subject) not in put_away
    )


def _all(waiting: ToPrepare, today: dt.date, limit: Limits) -> Iterator[Found]:
    yield from _not_paired(waiting.not_paired, today, limit)
    yield from _places(waiting.open_rings, limit)
    yield from _packs(waiting.gatherings, today, limit)
    yield from _agreements(waiting.unissued, limit)
    yield from _archive(waiting.to_archive, today)
    yield from _asked(waiting.asked)


def _not_paired(rows: Iterable[NotPaired], today: dt.date, limit_of: Limits) -> Iterator[Found]:
    """Somebody enrolled days ago and nobody gives to them or receives from them yet."""
    for row in rows:
        limit = limit_of(NOT_PAIRED, row.cohort)
        yield Found(
            rule=NOT_PAIRED,
            subject=f"{row.person}@{row.cohort}",
            since=row.since + dt.timedelta(days=limit),
            sentence=N_("week_not_paired_yet"),
            values={"days": Days((today - row.since).days), "limit": Days(limit)},
            facts=(row.since,),
            people=(row.person,),
            folds_into=row.person,
            cohort=row.cohort,
        )


def _places(rows: Iterable[OpenRing], limit_of: Limits) -> Iterator[Found]:
    """A ring has a place to fill."""
    for row in rows:
        limit = limit_of(PLACE_TO_FILL, row.cohort)
        yield Found(
            rule=PLACE_TO_FILL,
            subject=f"{row.ring}@{row.since.isoformat()}",
            since=row.since + dt.timedelta(days=limit),
            sentence=N_("week_place_to_fill"),
            values={"since": row.since, "links": row.links, "limit": Days(limit)},
            facts=(row.since,),
            people=(),
            folds_into=row.ring,
            cohort=row.cohort,
        )


def _packs(rows: Iterable[ComingGathering], today: dt.date, limit_of: Limits) -> Iterator[Found]:
    """A gathering is days away and its pack is not prepared, or says what is no longer so."""
    for row in rows:
        if row.day < today:
            continue
        if row.prepared_on is not None:
            yield _out_of_date(row, row.prepared_on, today)
            continue
        limit = limit_of(PACK_NOT_PREPARED, row.cohort)
        yield Found(
            rule=PACK_NOT_PREPARED,
            subject=f"{row.key}@{row.day.isoformat()}",
            since=row.day - dt.timedelta(days=limit),
            sentence=N_("week_pack_not_prepared"),
            values={
                "days": Days((row.day - today).days),
                "expected": row.expected,
                "limit": Days(limit),
            },
            facts=(row.day,),
            people=(),
            folds_into=row.key,
            cohort=row.cohort,
        )


def _out_of_date(row: ComingGathering, prepared: dt.date, today: dt.date) -> Found:
    """Something has changed since the pack was prepared."""
    return Found(
        rule=PACK_OUT_OF_DATE,
        subject=f"{row.key}@{prepared.isoformat()}",
        since=min(prepared, today),
        sentence=N_("week_pack_out_of_date"),
        values={"prepared": prepared, "expected": row.expected},
        facts=(prepared,),
        people=(),
        folds_into=row.key,
        cohort=row.cohort,
    )


def _agreements(rows: Iterable[Unissued], limit_of: Limits) -> Iterator[Found]:
    """Pairings have started and no agreement of theirs is on paper."""
    for row in rows:
        limit = limit_of(AGREEMENT_NOT_ISSUED, row.code)
        yield Found(
            rule=AGREEMENT_NOT_ISSUED,
            subject=f"{row.cohort}@{row.pairings}",
            since=row.since + dt.timedelta(days=limit),
            sentence=N_("week_agreement_not_issued"),
            values={"pairings": row.pairings, "since": row.since, "limit": Days(limit)},
            facts=(row.pairings,),
            people=(),
            folds_into=row.cohort,
            cohort=row.code,
        )


def _archive(cohorts: int, today: dt.date) -> Iterator[Found]:
    """It is January, and the names of cohorts may go."""
    if cohorts:
        subject = f"archive {today.year}"
        yield Found(
            rule=ARCHIVE_WAITS,
            subject=f"{subject}@{cohorts}",
            since=today.replace(day=1),
            sentence=N_("week_archive_waits"),
            values={"cohorts": cohorts},
            facts=(cohorts,),
            people=(),
            folds_into=subject,
        )


def _asked(asked: Iterable[AskedOfRecord]) -> Iterator[Found]:
    """Somebody waits for an answer about their own record; nobody is named, at rest or not."""
    for one in asked:
        yield Found(
            rule=RECORD_ASKED,
            subject=one.key,
            since=one.received,
            sentence=N_("week_record_asked"),
            values={"received": one.received, "due": one.due},
            facts=(one.received,),
            people=(),
            folds_into=one.key,
        )
