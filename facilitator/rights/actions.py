"""Erasing a person: from everywhere, or so that only minutes and counts stay."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.asking_vocabulary import TellWay
from facilitator.care.actions import StepOutDraft, step_out
from facilitator.errors import RuleBroken
from facilitator.life_vocabulary import LawfulGround, RestReason
from facilitator.people import names
from facilitator.people.asked import answer_due, open_asks
from facilitator.rights.erasing import (
    GONE,
    clean_texts,
    forget_in_journal,
    forget_papers,
    forget_scans,
    keys_of,
    needles_of,
    needles_together,
    take_away,
)
from facilitator.rights.papers import papers_naming
from facilitator.rights.reach import records_of, rows_about
from facilitator.store import compacting, rows
from facilitator.store import tables as t
from facilitator.vocabulary import EraseMode, LetterLanguage

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from facilitator.life_vocabulary import RecordAsked
    from facilitator.rights.reach import Found
    from facilitator.store.base import Row
    from facilitator.store.journal import Step

# Rows that say something about the person and carry no minutes: they go in either way.
_PERSONAL: tuple[type[Row], ...] = (
    t.Skill, t.Apart, t.Qualification, t.Consent, t.CareStep, t.Assurance, t.Cpd, t.Expectation,
    t.ExpectationAnswer, t.LawfulBasis, t.RecordRequest, t.Request, t.RequestOffer, t.InductionTick,
)  # fmt: skip

# What is free text in rows that stay when only the name goes.
_FREE_TEXT: dict[type[Row], tuple[str, ...]] = {
    t.Affiliation: ("role", "line_manager_id", "line_manager_name"),
    t.Thank: ("wording",),
    t.Supervision: ("with_whom",),
    t.Enrolment: ("hopes_to_get", "hopes_to_give"),
    t.Goal: ("title",),
    t.BoardItem: ("details", "place"),
}


@dataclass(frozen=True)
class EraseDraft:
    """Whom to erase, and how: `remove` takes minutes away too, `pseudonymise` keeps them."""

    person_id: uuid.UUID
    mode: EraseMode


@dataclass(frozen=True)
class Erased:
    """What an erasure did: rows gone, rows changed, images blanked, papers whose bytes went."""

    removed: int
    changed: int
    images: int
    papers: tuple[str, ...]
    codes: tuple[str, ...] = ()


def erase_person(step: Step, draft: EraseDraft) -> Erased:
    """Erase a person from the record, the journal and the archived papers; this cannot be undone.

    Somebody who takes part steps out first. With `pseudonymise` sessions and minutes stay under
    "Aelod / Member" and a number, so that everybody else's exchange stays true. The file is
    compacted once the step is durable.
    """
    person = rows.found(step, t.Person, draft.person_id)
    erased = _taken_out(step, [person], draft.mode)
    if draft.mode is EraseMode.PSEUDONYMISE:
        step.says("person_pseudonymised", code=person.code)
    else:
        step.says("person_removed", code=erased.codes[0])
    return erased


def pseudonymise_all(step: Step, draft: Sequence[uuid.UUID]) -> Erased:
    """Let the names of several people go, as `erase_person` does of one; it cannot be undone.

    A step that does this and more says afterwards what it is called.
    """
    found = [rows.found(step, t.Person, key) for key in draft]
    erased = _taken_out(step, found, EraseMode.PSEUDONYMISE)
    step.says("people_pseudonymised", n=len(found))
    return erased


def _taken_out(step: Step, people: Sequence[t.Person], mode: EraseMode) -> Erased:
    codes = tuple(person.code for person in people)
    for person in people:
        if not person.status.is_gone:
            step_out(step, StepOutDraft(person.id, step.clock.today()))
    step.flush()
    stays = mode is EraseMode.PSEUDONYMISE
    records, about = _all_about(step, people)
    named = {
        person.code: needles_of(
            records_of(step, person.id).values(), pseudonym(person.code) if stays else GONE
        )
        for person in people
    }
    needles = needles_together(tuple(named.values()))
    papers = papers_naming(step, records, about)
    forgotten = keys_of(about if not stays else _personal(about))
    for paper in papers:
        paper.file_name = f"{paper.number}.pdf"
        forgotten.add((t.IssuedPaper.__tablename__, paper.id.hex))
    numbers = tuple(sorted({paper.number for paper in papers}))
    forget_papers(step, [paper.id for paper in papers])
    forgotten |= forget_scans(step, [paper.id for paper in papers])
    removed, changed = take_away(step, _personal(about) if stays else _without_papers(about))
    if stays:
        for record in records:
            _veil(record)
        changed += len(records) + _veil_own(about)
        step.flush()
    changed += clean_texts(step, needles)
    step.ends_undo()
    images = forget_in_journal(step, needles, forgotten)
    compacting.ask_for(step)
    return Erased(removed, changed, images, numbers, codes)


def _all_about(step: Step, people: Sequence[t.Person]) -> tuple[list[t.Person], Found]:
    """The records of these people, and every row about any of them."""
    records: dict[uuid.UUID, t.Person] = {}
    about: Found = {}
    for person in people:
        records.update(records_of(step, person.id))
        for table, found in rows_about(step, person.id).items():
            about.setdefault(table, {}).update(found)
    return list(records.values()), about


@dataclass(frozen=True)
class RestrictDraft:
    """Whose record is kept and not used, and from which day on (or no longer)."""

    person_id: uuid.UUID
    on: dt.date


def restrict(step: Step, draft: RestrictDraft) -> uuid.UUID:
    """Keep a person's record and use it for nothing, as they asked (UK GDPR, article 18).

    They are matched with nobody and stand on no paper, slip, letter or row; what was recorded
    stays, and they can still see it, have it corrected and have it erased.

    Raises:
        RuleBroken: it is restricted already.
    """
    person = rows.found(step, t.Person, draft.person_id)
    if _restriction(step, person.id) is not None:
        raise RuleBroken("restricted_already", name=person.full_name)
    step.says("restricted", name=person.full_name, on=draft.on)
    return step.put(t.Pause(person_id=person.id, start=draft.on, reason=RestReason.RESTRICTED)).id


def lift_restriction(step: Step, draft: RestrictDraft) -> None:
    """Use a person's record again from this day on, as they said.

    Raises:
        RuleBroken: it is not restricted.
    """
    person = rows.found(step, t.Person, draft.person_id)
    running = _restriction(step, person.id)
    if running is None:
        raise RuleBroken("not_restricted", name=person.full_name)
    if draft.on <= running.start:
        step.delete(running)
    else:
        running.end = draft.on - dt.timedelta(days=1)
    step.says("restriction_lifted", name=person.full_name, on=draft.on)


def _restriction(step: Step, person_id: uuid.UUID) -> t.Pause | None:
    p = t.Pause
    running = sa.select(p).where(
        p.person_id == person_id, p.reason == RestReason.RESTRICTED, p.end.is_(None)
    )
    return step.scalars(running).first()


@dataclass(frozen=True)
class BasisDraft:
    """On which ground a record is kept; which version of the notice was given, and when."""

    person_id: uuid.UUID
    ground: LawfulGround
    notice: str
    told_on: dt.date


def note_basis(step: Step, draft: BasisDraft) -> uuid.UUID:
    """Note the lawful ground and the notice of a person; what was noted before stays on record."""
    person = rows.found(step, t.Person, draft.person_id)
    if not draft.notice.strip():
        raise RuleBroken("notice_without_version")
    step.says("basis_noted", name=person.full_name, notice=draft.notice.strip())
    return step.put(
        t.LawfulBasis(
            person_id=person.id,
            ground=draft.ground,
            notice=draft.notice.strip(),
            told_on=draft.told_on,
        )
    ).id


@dataclass(frozen=True)
class AskedDraft:
    """Somebody asks about their own record: what, and on which day it came."""

    person_id: uuid.UUID
    asks: RecordAsked
    received: dt.date


def note_asked(step: Step, draft: AskedDraft) -> uuid.UUID:
    """Note that somebody asked about their own record; its month begins on the day it came.

    Raises:
        RuleBroken: the day has not come, or they wait for an answer to the same already.
    """
    person = rows.found(step, t.Person, draft.person_id)
    if draft.received > step.clock.today():
        raise RuleBroken("day_in_future")
    if any(one.asks is draft.asks for one in open_asks(step, person.id)):
        raise RuleBroken("record_asked_already", name=person.full_name)
    step.says("record_asked", name=person.full_name, due=answer_due(draft.received))
    return step.put(
        t.RecordRequest(person_id=person.id, asks=draft.asks, received=draft.received)
    ).id


@dataclass(frozen=True)
class AnsweredDraft:
    """What somebody asked about their own record has been answered, on a day."""

    id: uuid.UUID
    version: int
    on: dt.date


def note_answered(step: Step, draft: AnsweredDraft) -> None:
    """Note the day on which somebody had the answer about their own record."""
    asked = rows.fresh(step, t.RecordRequest, draft.id, draft.version)
    if draft.on < asked.received or draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    asked.answered = draft.on
    step.says("record_answered", name=rows.found(step, t.Person, asked.person_id).full_name)


def pseudonym(code: str) -> str:
    """What stands for a person whose name was erased, such as "Aelod / Member 17"."""
    number = "".join(sign for sign in code if sign.isdigit()).lstrip("0")
    return f"Aelod / Member {number or code}"


def _personal(about: Found) -> Found:
    return {table: found for table, found in about.items() if table in _PERSONAL}


def _without_papers(about: Found) -> Found:
    """An issued paper keeps its number, date and fingerprint also when its bytes go."""
    return {table: found for table, found in about.items() if table is not t.IssuedPaper}


def _veil(person: t.Person) -> None:
    """Leave of a person's record only what minutes and counts need."""
    person.full_name = person.sort_name = pseudonym(person.code)
    person.known_as = person.email = person.phone = person.notes = person.profession = ""
    person.sort_key_en = names.english_sort_key(person.sort_name)
    person.sort_key_cy = names.welsh_sort_key(person.sort_name)
    person.folded = names.folded(person.full_name)
    person.letter_language, person.language_asked_on = LetterLanguage.NOT_ASKED, None
    person.large_print, person.own_fields, person.availability = False, None, None
    person.coaching_languages, person.if_it_slips = None, TellWay.NOT_ASKED


def _veil_own(about: Found) -> int:
    """Empty the free text in rows that stay: roles, line managers, thanks, supervisors, remarks."""
    changed = 0
    for table, fields in _FREE_TEXT.items():
        for row in about.get(table, {}).values():
            for name in fields:
                setattr(row, name, None if name.endswith("_id") else "")
            changed += 1
    return changed
