"""The proof of a year's archive, the voluntary form, and the sheet for half-way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.equality.forms import equality_text
from facilitator.equality.rules import QUESTIONS
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Column,
    Heading,
    Paragraph,
    Space,
    Table,
    Title,
    Together,
)
from facilitator.papers.texts import running_text, text_blocks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.plan import Block, Paper
    from facilitator.papers.shared import Heading as Top
    from facilitator.papers.shared import Named
    from facilitator.words import Language, Words


# Answers of the form stand so many side by side.
BESIDE = 3


@dataclass(frozen=True)
class ProofLine:
    """What went of a cohort and what stays: counts only."""

    cohort: Named
    code: str
    ended: dt.date
    done_on: dt.date
    people: int
    stayed: int
    sessions: int
    minutes: int
    papers: int


@dataclass(frozen=True)
class WaitingLine:
    """A cohort whose names may go, whether there is a yes, for how many months they were kept."""

    cohort: Named
    code: str
    ended: dt.date
    people: int
    stayed: int
    has_yes: bool
    months: int


@dataclass(frozen=True)
class ArchiveProof:
    """Every cohort whose names have gone, which may go now, and how long records are kept."""

    top: Top
    facilitator: str
    months: int
    lines: tuple[ProofLine, ...]
    waiting: tuple[WaitingLine, ...] = ()
    own_months: tuple[tuple[Named, int], ...] = ()


@dataclass(frozen=True)
class MidReview:
    """A pairing half-way: the two, and how many sessions were held of how many."""

    top: Top
    coach: str
    coachee: str
    held: int
    contracted: int
    facilitator: str
    contact: str


def archive_proof_paper(proof: ArchiveProof, languages: Sequence[Language]) -> Paper:
    """The proof: which cohorts, when, how many people's names; nobody is named.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(proof)
    return paper_in(
        languages,
        PaperKind.ARCHIVE_PROOF,
        proof.top,
        lambda words: words("Proof of the year's archive"),
        lambda words: _proof(proof, words),
        looks=Looks(
            wide=True, foot=lambda words: words("To be kept with the data protection papers.")
        ),
    )


def _proof(proof: ArchiveProof, words: Words) -> tuple[Block, ...]:
    columns = (
        Column(words("Cohort"), 2.2, strong=True),
        Column(words("Ended"), 1.6),
        Column(words("Names went on"), 1.6),
        Column(words("Names that went"), 1.1, "right"),
        Column(words("People who stay"), 1.1, "right"),
        Column(words("Sessions kept"), 1.1, "right"),
        Column(words("Hours kept"), 1.1, "right"),
    )
    rows = tuple(
        (
            f"{line.cohort.read_in(words.language)} ({line.code})",
            words.date(line.ended),
            words.date(line.done_on),
            str(line.people),
            str(line.stayed),
            str(line.sessions),
            words.hours(line.minutes),
        )
        for line in proof.lines
    )
    kept = words(
        "Records are kept for %(months)s months after a cohort ends. Then names, addresses, "
        "notes, and the archived papers that name these people go, from the record and from its "
        "history; minutes and counts stay under a number. It cannot be undone. Backups from "
        "before are thinned out within six months.",
        months=proof.months,
    )
    return (
        Title(words("Proof of the year's archive")),
        Table(columns, rows, none=words("No names have gone yet.")),
        *_may_go(proof, words),
        Paragraph(kept),
        *_own_months(proof, words),
        Space(10),
        Together(
            (
                Paragraph(words("Carried out by %(name)s", name=proof.facilitator), "label"),
                Blanks(((words("Signature"), 2.0), (words("Date"), 1.0))),
            )
        ),
    )


def _own_months(proof: ArchiveProof, words: Words) -> tuple[Block, ...]:
    if not proof.own_months:
        return ()
    cohorts = "; ".join(f"{one.read_in(words.language)}: {n}" for one, n in proof.own_months)
    said = words("Of these cohorts the months are their own: %(cohorts)s.", cohorts=cohorts)
    return (Paragraph(said),)


def _may_go(proof: ArchiveProof, words: Words) -> tuple[Block, ...]:
    """The list of January, while it waits for its yes or for the names to go."""
    if not proof.waiting:
        return ()
    columns = (
        Column(words("Cohort"), 2.2, strong=True),
        Column(words("Ended"), 1.6),
        Column(words("Months kept"), 1, "right"),
        Column(words("Names that would go"), 1.4, "right"),
        Column(words("People who stay"), 1.2, "right"),
        Column(words("Yes"), 1),
    )
    rows = tuple(
        (
            f"{line.cohort.read_in(words.language)} ({line.code})",
            words.date(line.ended),
            str(line.months),
            str(line.people),
            str(line.stayed),
            words("yes") if line.has_yes else "☐",
        )
        for line in proof.waiting
    )
    return Heading(words("What may go now")), Table(columns, rows)


def equality_paper(top: Top, languages: Sequence[Language]) -> Paper:
    """The voluntary form: no name, no number, nothing by which it could be known again.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(top)
    return paper_in(
        languages,
        PaperKind.EQUALITY_FORM,
        top,
        lambda words: equality_text(words.language).title,
        _asked,
    )


def _asked(words: Words) -> tuple[Block, ...]:
    text = equality_text(words.language)
    blocks: list[Block] = [Title(text.title), Paragraph(text.lead)]
    for question, answers in QUESTIONS.items():
        boxes = [f"☐  {text.answers[question][answer]}" for answer in answers]
        boxes += [""] * (-len(boxes) % BESIDE)
        rows = tuple(tuple(boxes[at : at + BESIDE]) for at in range(0, len(boxes), BESIDE))
        ticks = Table((Column("", 1),) * BESIDE, rows)
        blocks.append(Together((Paragraph(text.questions[question], "strong"), ticks)))
    return (*blocks, Space(6), Paragraph(text.back, "strong"))


def mid_review_paper(review: MidReview, languages: Sequence[Language]) -> Paper:
    """The sheet for half-way, in these languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(review)
    name = PaperKind.MID_REVIEW.value
    facts = {
        "coach": review.coach,
        "coachee": review.coachee,
        "held": str(review.held),
        "contracted": str(review.contracted),
        "facilitator": review.facilitator,
        "contact": " · ".join(review.contact.splitlines()),
    }
    return paper_in(
        languages,
        PaperKind.MID_REVIEW,
        review.top,
        lambda words: running_text(name, words.language).title,
        lambda words: text_blocks(name, words.language, facts),
        review.coachee,
    )
