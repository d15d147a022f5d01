"""Erasing a person: from everywhere, or so that only minutes and counts stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import TellWay
from facilitator.care.actions import StepOutDraft, step_out
from facilitator.people import names
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

    from facilitator.rights.reach import Found
    from facilitator.store.base import Row
    from facilitator.store.journal import Step

# Rows that say something about the person and carry no minutes: they go in either way.
_PERSONAL: tuple[type[Row], ...] = (
    t.Skill, t.Apart, t.Qualification, t.Consent, t.CareStep, t.Assurance, t.Cpd, t.Expectation,
    t.ExpectationAnswer, t.Request, t.RequestOffer, t.InductionTick,
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


def pseudonymise_all(step: Step, people: Sequence[uuid.UUID]) -> Erased:
    """Let the names of several people go, as `erase_person` does of one; it cannot be undone.

    A step that does this and more says afterwards what it is called.
    """
    found = [rows.found(step, t.Person, key) for key in people]
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
    numbers = tuple(sorted(paper.number for paper in papers))
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
