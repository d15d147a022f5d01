"""What goes into the pack of a gathering, and what is to be settled before it is printed.

Whoever is at rest on the day, or has left, is in none of it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.agreements.matters import WhatStands, called, matter_of, what_stands
from facilitator.agreements.questions import heading
from facilitator.cohorts.expected import expected_at
from facilitator.cohorts.pack_state import is_out_of_date
from facilitator.cohorts.rings_drawn import rings_drawn
from facilitator.errors import RuleBroken
from facilitator.papers import sign_in as paper
from facilitator.papers.agreement import agreement_paper
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.shared import UNNAMED, Named, languages_of
from facilitator.papers.slips import Slip
from facilitator.papers.thanks import ThankYou
from facilitator.reciprocity.pairings import pairing_states
from facilitator.reciprocity.reading import whole_record
from facilitator.sessions.codes import slip_code
from facilitator.store import tables as t
from facilitator.vocabulary import (
    LetterLanguage,
)
from facilitator.words import N_, Language

if TYPE_CHECKING:
    import uuid
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.agreements.matters import Matter
    from facilitator.papers.reports import Poster
    from facilitator.papers.shared import Heading

THANKS_OF_LATE = dt.timedelta(days=120)
"""Thanks of this long before the gathering get a card."""


@dataclass(frozen=True)
class GatheringLine:
    """A gathering to come, as one chooses it."""

    id: uuid.UUID
    cohort_id: uuid.UUID
    cohort: Named
    title: Named
    on: dt.date


@dataclass(frozen=True)
class ToSettle:
    """Something that stands in the way of printing: a stored sentence and where to mend it."""

    sentence: str
    values: Mapping[str, object]
    place: str
    state: Mapping[str, object]


@dataclass(frozen=True)
class Pack:
    """Everything that a gathering needs on paper, as values."""

    gathering_id: uuid.UUID
    cohort_id: uuid.UUID
    top: Heading
    title: Named
    on: dt.date
    place: Named
    starts_at: str
    ends_at: str
    sign_in: paper.Gathering
    people: int
    agreements: tuple[Matter, ...]
    slips: tuple[Slip, ...]
    thanks: tuple[ThankYou, ...]
    rings: tuple[Poster, ...]
    to_settle: tuple[ToSettle, ...]
    version: int = 0
    prepared_on: dt.date | None = None
    is_out_of_date: bool = False
    held: Mapping[str, str] | None = None
    by_table: tuple[str, ...] = ()
    only_changed: bool = False
    sign_in_changed: bool = True


def gatherings_ahead(db: Session, today: dt.date) -> tuple[GatheringLine, ...]:
    """Gatherings from today on, the next one first."""
    g, c = t.Gathering, t.Cohort
    rows = db.execute(
        sa.select(g.id, c.id, c.title_cy, c.title_en, g.title_cy, g.title_en, g.day)
        .join(c, c.id == g.cohort_id)
        .where(g.day >= today)
        .order_by(g.day, c.code)
    )
    return tuple(
        GatheringLine(key, cohort, Named(cohort_cy, cohort_en), Named(title_cy, title_en), day)
        for key, cohort, cohort_cy, cohort_en, title_cy, title_en, day in rows
    )


def pack_of(db: Session, gathering_id: uuid.UUID, today: dt.date) -> Pack:
    """What the pack of a gathering would hold if it were printed today."""
    gathering = db.get_one(t.Gathering, gathering_id)
    cohort = db.get_one(t.Cohort, gathering.cohort_id)
    expected = expected_at(db, gathering)
    top = heading(db, cohort.id, today)
    place = Named(gathering.place_cy or cohort.place_cy, gathering.place_en or cohort.place_en)
    title = Named(gathering.title_cy, gathering.title_en)
    pairings = _pairings(db, cohort.id, expected)
    states = pairing_states(whole_record(db, today), today, cohort.code)
    held = {code: state.held for code, state in states.items()}
    agreements, unclear = _to_sign(db, pairings, today)
    sheet = paper.Gathering(
        top=top,
        name=title,
        on=gathering.day,
        place=place,
        organisations=_by_organisation(db, expected.values(), gathering.day),
    )
    pack = Pack(
        gathering_id=gathering.id,
        cohort_id=cohort.id,
        top=top,
        title=title,
        on=gathering.day,
        place=place,
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        sign_in=sheet,
        people=len(expected),
        agreements=agreements,
        slips=tuple(_slip(one, held.get(one.code, 0), expected) for one in pairings),
        thanks=thanks_of(db, cohort.id, expected, gathering.day),
        rings=rings_drawn(db, cohort.id, expected, today),
        to_settle=(*unclear, *_place_to_settle(place, cohort)),
        version=gathering.version,
        prepared_on=gathering.pack_prepared_on,
        is_out_of_date=is_out_of_date(db, gathering, expected),
        held=gathering.pack_held,
        by_table=_by_table(db, pairings),
    )
    return replace(pack, to_settle=(*pack.to_settle, *_letters_to_settle(pack)))


def _by_organisation(
    db: Session, people: Iterable[t.Person], day: dt.date
) -> tuple[paper.Organisation, ...]:
    """Guests under their organisations, both in alphabetical order; those without come last."""
    a, o = t.Affiliation, t.Organisation
    rows = db.execute(
        sa.select(a.person_id, o.name_cy, o.name_en)
        .join(o, o.id == a.organisation_id)
        .where(
            sa.or_(a.start.is_(None), a.start <= day),
            sa.or_(a.end.is_(None), a.end >= day),
        )
    )
    home = {person: Named(name_cy, name_en) for person, name_cy, name_en in rows}
    found: dict[Named, list[paper.Guest]] = defaultdict(list)
    for person in people:
        speaks = "cy" in (person.coaching_languages or ())
        found[home.get(person.id, UNNAMED)].append(paper.Guest(person.full_name, speaks))
    without = found.pop(UNNAMED, [])
    groups = [
        paper.Organisation(name, tuple(guests))
        for name, guests in sorted(found.items(), key=lambda item: item[0].en or item[0].cy)
    ]
    if without:
        on_their_own = Named("Heb sefydliad", "Without an organisation")
        groups.append(paper.Organisation(on_their_own, tuple(without)))
    return tuple(groups)


def _pairings(
    db: Session, cohort_id: uuid.UUID, expected: Collection[uuid.UUID]
) -> tuple[t.Pairing, ...]:
    """Running pairings of a cohort of which both are expected."""
    query = sa.select(t.Pairing).where(t.Pairing.cohort_id == cohort_id).order_by(t.Pairing.code)
    return tuple(
        pairing
        for pairing in db.scalars(query)
        if pairing.state.is_running
        and pairing.coach_id in expected
        and pairing.coachee_id in expected
    )


def _by_table(db: Session, pairings: Collection[t.Pairing]) -> tuple[str, ...]:
    """The codes of pairings as people sit: ring by ring in its order, then the other pairs."""
    found = db.execute(sa.select(t.Ring.id, t.Ring.code))
    rings: dict[uuid.UUID | None, str] = {row[0]: row[1] for row in found}
    seated = sorted(
        pairings,
        key=lambda one: (
            one.ring_id is None, rings.get(one.ring_id, ""), one.position or 0, one.code
        ),
    )  # fmt: skip
    return tuple(one.code for one in seated)


def _to_sign(
    db: Session, pairings: Collection[t.Pairing], today: dt.date
) -> tuple[tuple[Matter, ...], tuple[ToSettle, ...]]:
    """Agreements that still want a signature, as issued; and what cannot be printed again."""
    found: list[Matter] = []
    unclear: list[ToSettle] = []
    newest = _newest_agreements(db, [pairing.id for pairing in pairings])
    waiting = [
        one for one in newest.values() if one.signed_coach is None or one.signed_coachee is None
    ]
    told = what_stands(db, [one.pairing_id for one in waiting])
    fingerprints = _fingerprints(db, [one.id for one in waiting])
    for one in waiting:
        matter = _as_issued(told, one, fingerprints.get(one.id, frozenset()), today)
        if matter is not None:
            found.append(matter)
            continue
        where = {"view": "issued", "filter": one.number}
        changed = ToSettle(N_("pack_agreement_changed"), {"number": one.number}, "papers", where)
        unclear.append(changed)
    without = sum(pairing.id not in newest for pairing in pairings)
    if without:
        issue = {"do": "issue"}
        missing = ToSettle(N_("pack_agreements_missing"), {"n": without}, "papers", issue)
        unclear.insert(0, missing)
    return tuple(found), tuple(unclear)


def _newest_agreements(
    db: Session, pairings: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, t.Agreement]:
    """The last edition of each pairing's agreement, in the order of the pairings."""
    query = sa.select(t.Agreement).where(t.Agreement.pairing_id.in_(pairings))
    last = {row.pairing_id: row for row in db.scalars(query.order_by(t.Agreement.edition))}
    return {key: last[key] for key in pairings if key in last}


def _fingerprints(
    db: Session, agreements: Collection[uuid.UUID]
) -> Mapping[uuid.UUID | None, frozenset[str]]:
    """The fingerprints of the papers of each agreement."""
    paper = t.IssuedPaper
    found: dict[uuid.UUID | None, frozenset[str]] = {}
    query = sa.select(paper.agreement_id, paper.fingerprint)
    for key, fingerprint in db.execute(query.where(paper.agreement_id.in_(agreements))):
        found[key] = found.get(key, frozenset()) | {fingerprint}
    return found


def _as_issued(
    told: WhatStands, agreement: t.Agreement, fingerprints: frozenset[str], today: dt.date
) -> Matter | None:
    """What an issued agreement says; nothing where it would no longer say the same."""
    matter = matter_of(told, agreement.pairing_id, agreement.issued)
    said = replace(matter.agreement, number=agreement.number, version=agreement.edition)
    try:
        plan = agreement_paper(said, (Language.EN,))
    except RuleBroken:
        return None
    same = plan.identity is not None and plan.identity.fingerprint in fingerprints
    if fingerprints and not same and agreement.issued <= today:
        return None
    return replace(matter, agreement=said)


def _slip(pairing: t.Pairing, held: int, people: Mapping[uuid.UUID, t.Person]) -> Slip:
    """The slip of a pairing's next session."""
    coach, coachee = people[pairing.coach_id], people[pairing.coachee_id]
    return Slip(
        code=slip_code(pairing.code),
        giver=coach.full_name,
        receiver=coachee.full_name,
        session=min(held + 1, pairing.contracted_sessions),
        sessions=pairing.contracted_sessions,
        minutes=pairing.minutes_each,
        language=_language_between(pairing, coachee),
    )


def _language_between(pairing: t.Pairing, coachee: t.Person) -> Language:
    """The language of a slip: that of the sessions, else the first of the receiver's."""
    if pairing.language in set(Language):
        return Language(pairing.language)
    return languages_of(coachee.letter_language)[0]


def thanks_of(
    db: Session, cohort_id: uuid.UUID, people: Collection[uuid.UUID], day: dt.date
) -> tuple[ThankYou, ...]:
    """A card for each thanks of late to somebody who is there, in the language of the thanked."""
    thank, pairing = t.Thank, t.Pairing
    to, sender = aliased(t.Person), aliased(t.Person)
    rows = db.execute(
        sa.select(to, sender.known_as, sender.full_name, thank.wording)
        .join(pairing, pairing.id == thank.pairing_id)
        .join(to, to.id == sa.func.coalesce(thank.to_person_id, pairing.coach_id))
        .join(sender, sender.id == sa.func.coalesce(thank.from_person_id, pairing.coachee_id))
        .where(
            pairing.cohort_id == cohort_id,
            thank.on > day - THANKS_OF_LATE,
            to.id.in_(people),
            sender.id.in_(people),
        )
        .order_by(to.sort_key_en, thank.on, thank.id)
    )
    return tuple(
        ThankYou(called(person), wording, name.split(" · ")[0] or full, _first_language(person))
        for person, name, full, wording in rows
    )


def _first_language(person: t.Person) -> Language:
    asked = person.letter_language is not LetterLanguage.NOT_ASKED
    return languages_of(person.letter_language)[0] if asked else Language.CY


def _place_to_settle(place: Named, cohort: t.Cohort) -> tuple[ToSettle, ...]:
    """A gathering without a place, or with a place that one of the languages lacks."""
    state = {"chosen": cohort.code}
    if not (place.cy or place.en):
        return (ToSettle(N_("pack_place_missing"), {}, "cohorts", state),)
    if not place.cy:
        return (ToSettle(N_("pack_place_without_welsh"), {"place": place.en}, "cohorts", state),)
    return ()


def _letters_to_settle(pack: Pack) -> tuple[ToSettle, ...]:
    """Characters that no bundled font has, each with the text in which it stands."""
    found: dict[str, ToSettle] = {}
    for model in (pack.sign_in, pack.slips, pack.thanks, *(m.agreement for m in pack.agreements)):
        try:
            check_glyphs(model)
        except RuleBroken as trouble:
            text = str(trouble.values["text"])
            values = {"text": text, "character": trouble.values["character"]}
            found[text] = ToSettle(N_("pack_letter_missing"), values, "people", {"filter": text})
    return tuple(found.values())
