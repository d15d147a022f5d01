"""Handing over, bringing in, and whose laptop a cohort is on."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.laptops.landing import landed, mixed_rows
from facilitator.laptops.making import (
    bundle_of,
    ensure_key,
    envelope_of,
    first_step,
    knows,
    letter_of,
)
from facilitator.laptops.meeting import meeting
from facilitator.laptops.sealing import signer_of
from facilitator.rights.actions import EraseDraft, erase_person
from facilitator.store import lent, rows
from facilitator.store import tables as t
from facilitator.store.the_programme import the_programme
from facilitator.vocabulary import EraseMode

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from facilitator.laptops.landing import Landed
    from facilitator.laptops.rules import Choice
    from facilitator.store.journal import Step

LETTERS = re.compile(r"[A-HJ-NP-Z]")


@dataclass(frozen=True)
class HandOver:
    """What to hand to another laptop: what is new since it last knew us, or everything."""

    whole: bool = False


def hand_over(step: Step, draft: HandOver) -> bytes:
    """Make an exchange file; its bytes, encrypted to the programme and signed.

    Raises:
        RuleBroken: nothing was done in the programme yet.
    """
    if not first_step(step):
        raise RuleBroken("bundle_nothing_yet")
    secret = ensure_key(step)
    bundle = bundle_of(step, step.who, step.clock.today(), whole=draft.whole)
    step.put(
        t.Bundle(
            is_ours=True,
            letter=bundle.letter,
            signer=signer_of(secret),
            head=bundle.head,
            made_on=bundle.made_on,
            steps=sum(number > bundle.since for number, _ in bundle.steps),
        )
    )
    step.says("bundle_handed_over", letter=bundle.letter)
    return envelope_of(step, bundle, secret)


@dataclass(frozen=True)
class BringIn:
    """An exchange file to bring in, with the answers to its questions.

    Answers are by table, key and field, as `meeting` asks them.
    """

    envelope: bytes = field(repr=False)
    choices: Mapping[tuple[str, str, str], Choice] = field(default_factory=dict)


@dataclass(frozen=True)
class BroughtIn:
    """What bringing in did: rows new, changed and gone, what was left out or kept, and why."""

    new: int
    changed: int
    gone: int
    told: tuple[tuple[str, str], ...]


def bring_in(step: Step, draft: BringIn) -> BroughtIn:
    """Bring another laptop's work in, as one step.

    People who were erased there are erased here too; such a step cannot be undone.

    Raises:
        RuleBroken: the file is none of ours or was altered, nothing in it is new, or something
            in it must be asked first.
    """
    step.info[lent.MERGES] = True
    found = meeting(step, draft.envelope, draft.choices)
    if not found.has_news:
        raise RuleBroken("bundle_nothing_new", letter=found.letter)
    if found.asked:
        raise RuleBroken("bundle_asks", questions=len(found.asked))
    for one in found.erasing:
        mode = EraseMode.REMOVE if one.goes else EraseMode.PSEUDONYMISE
        erase_person(step, EraseDraft(uuid.UUID(one.key), mode))
    step.flush()
    step.expire_all()
    done: Landed = landed(step, found)
    step.put(
        t.Bundle(
            is_ours=False,
            letter=found.letter,
            signer=found.signer,
            head=found.head,
            known=found.known,
            made_on=found.made_on,
            brought_on=step.clock.today(),
            steps=found.steps,
            knows=sorted(set(found.bundle.knows) - set(knows(step))),
            mixed=mixed_rows(step, found.bundle),
        )
    )
    step.says("bundle_brought_in", letter=found.letter, who=found.who, steps=found.steps)
    told = (*((one.key, one.about) for one in found.told), *done.told)
    return BroughtIn(done.new, done.changed, done.gone, told)


@dataclass(frozen=True)
class LendDraft:
    """A cohort to be written on one laptop alone until a day (or until it is given back)."""

    cohort_id: uuid.UUID
    letter: str
    to_whom: str
    until: dt.date | None = None


def lend_cohort(step: Step, draft: LendDraft) -> uuid.UUID:
    """Let another laptop have a cohort; here it can be read and not changed meanwhile.

    Raises:
        RuleBroken: it is lent already, to no other laptop, or until a day that is past.
    """
    letter = _letter(draft.letter)
    if letter == letter_of(step):
        raise RuleBroken("lent_to_itself", letter=letter)
    if draft.until is not None and draft.until < step.clock.today():
        raise RuleBroken("lent_until_past")
    cohort = rows.found(step, t.Cohort, draft.cohort_id)
    if any(loan.cohort_id == cohort.id for loan in lent.running(step, step.clock.today())):
        raise RuleBroken("lent_already", cohort=cohort.title_en)
    loan = t.Loan(
        cohort_id=cohort.id,
        letter=letter,
        to_whom=draft.to_whom.strip(),
        until=draft.until,
        lent_on=step.clock.today(),
    )
    step.put(loan)
    step.says("cohort_lent", cohort=cohort.title_en, letter=letter)
    return loan.id


@dataclass(frozen=True)
class ReturnDraft:
    """A cohort that comes back from the laptop it was lent to."""

    loan_id: uuid.UUID


def take_cohort_back(step: Step, draft: ReturnDraft) -> None:
    """Write a cohort here again; what was done on the other laptop comes by its exchange file."""
    loan = rows.found(step, t.Loan, draft.loan_id)
    if loan.back_on is not None:
        raise RuleBroken("lent_no_more")
    loan.back_on = step.clock.today()
    cohort = rows.found(step, t.Cohort, loan.cohort_id)
    step.says("cohort_taken_back", cohort=cohort.title_en, letter=loan.letter)


@dataclass(frozen=True)
class LetterDraft:
    """The letter by which this laptop's papers and codes are told from another's."""

    letter: str


def name_laptop(step: Step, draft: LetterDraft) -> None:
    """Give this laptop a letter of its own; numbers from now on carry it.

    Raises:
        RuleBroken: it is none of A to Z without I and O, or the programme has no name yet.
    """
    letter = _letter(draft.letter)
    the_programme(step).laptop_letter = letter
    step.says("laptop_named", letter=letter)


def _letter(typed: str) -> str:
    letter = typed.strip().upper()
    if not LETTERS.fullmatch(letter):
        raise RuleBroken("laptop_letter_wrong", letter=typed.strip())
    return letter
