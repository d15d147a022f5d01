"""The two-way agreement: its clauses, its ring, its fingerprint, its signatures."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from facilitator.papers.agreement import agreement_paper
from facilitator.papers.clauses import clause_set
from facilitator.papers.plan import Clauses, Facts, Paper, Signatures, Strip, Title, Together
from facilitator.papers.plan_text import as_data, said
from facilitator.papers.render import render
from facilitator.papers.style import NORMAL, PaperSize, Setup
from facilitator.words import Language
from tests.papers.examples import AGREEMENT

BOTH = (Language.CY, Language.EN)
THIRD_PERSONS = ("Angharad", "Priya", "Gwilym", "Layla")


def english(**changes: object) -> Paper:
    return agreement_paper(replace(AGREEMENT, **changes), (Language.EN,))  # type: ignore[arg-type]


def text_of(paper: Paper, setup: Setup = NORMAL) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(render(paper, setup).pdf))
    return [sheet.extract_text() for sheet in reader.pages]


def test_both_languages_have_the_same_clauses_in_the_same_order() -> None:
    welsh, english_set = clause_set(Language.CY), clause_set(Language.EN)

    assert [c.key for c in welsh.clauses] == [c.key for c in english_set.clauses]
    assert welsh.version == english_set.version
    for ours, theirs in zip(welsh.clauses, english_set.clauses, strict=True):
        assert len(ours.points) == len(theirs.points)


@pytest.mark.parametrize("language", BOTH)
def test_no_term_is_left_unfilled(language: Language) -> None:
    one = clause_set(language)
    for terms in one.terms:
        words = [text for clause in one.printed(terms) for text in (
            clause.heading, *clause.sentences, *clause.points
        )]  # fmt: skip
        assert not any("{" in text or "}" in text for text in words)


def test_all_three_limits_of_confidentiality_are_printed() -> None:
    pages = " ".join(text_of(english())).replace("\n", " ")

    assert "risk of serious harm" in pages
    assert "the law has been broken" in pages
    assert "seriously broken" in pages
    assert "Concerns and complaints" in pages
    assert "data notice" in pages


def test_the_chosen_terms_are_printed() -> None:
    paper = agreement_paper(AGREEMENT, BOTH, terms=("cymell", "client"))

    words = " ".join(said(paper))
    assert "y cymhellydd" in words
    assert "the client" in words
    assert "coachee" not in words


def test_nobody_but_the_two_and_the_facilitator_is_named() -> None:
    strip = next(
        block.blocks[1]
        for block in english().parts[0].blocks
        if hasattr(block, "blocks") and isinstance(block.blocks[1], Strip)
    )

    assert isinstance(strip, Strip)
    assert strip.names == ("Siân", "Tomasz", "", "", "")
    assert not any(name in " ".join(said(english())) for name in THIRD_PERSONS)


def test_a_small_ring_says_a_colleague() -> None:
    assert "a colleague" in said(english(ring=3))


def test_a_pool_has_no_ring() -> None:
    assert "How it comes back" not in said(english(ring=0))


def test_both_versions_carry_one_fingerprint() -> None:
    welsh = agreement_paper(AGREEMENT, (Language.CY,)).identity
    other = agreement_paper(AGREEMENT, (Language.EN,)).identity

    assert welsh == other
    assert welsh is not None
    assert len(welsh.fingerprint) == 12


@pytest.mark.parametrize(
    "change", [{"minutes": 45}, {"sessions": 5}, {"version": 3}, {"notice_days": 3}]
)
def test_a_changed_fact_changes_the_fingerprint(change: dict[str, object]) -> None:
    assert english(**change).identity != english().identity


def test_a_draft_says_so_and_has_no_fingerprint() -> None:
    words = said(english(draft=True))

    assert "Draft" in words
    assert not any("Fingerprint" in text for text in words)


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("extra", range(0, 40, 4))
def test_signatures_never_stand_alone(size: PaperSize, extra: int) -> None:
    aims = tuple(f"Aim number {n}" for n in range(extra))
    pages = text_of(english(aims=aims), Setup(size))

    signing = next(text for text in pages if "Signed" in text)
    assert "This agreement" in signing
    assert "Facilitator" in signing


def test_two_hundred_clauses_flow() -> None:
    one = clause_set(Language.EN)
    many = replace(one, clauses=one.clauses * 14)

    pages = text_of(agreement_paper(AGREEMENT, (Language.EN,), clauses=(many,)))

    assert len(pages) > 10
    assert "210" in pages[-1]


@pytest.mark.parametrize("language", Language)
def test_an_agreement_is_one_sheet_printed_on_both_sides(language: Language) -> None:
    pages = text_of(agreement_paper(AGREEMENT, (language,)))

    assert len(pages) == 2


def test_its_name_stands_in_the_other_language_too() -> None:
    [title] = [one for one in english().parts[0].blocks if isinstance(one, Title)]

    assert (title.second, title.second_language) == ("Cytundeb hyfforddi dwyochrog", Language.CY)


def test_the_words_of_a_clause_run_on_from_its_heading() -> None:
    lines = "\n".join(text_of(english())).split("\n")

    [purpose] = [line for line in lines if "Purpose" in line]
    assert "How we work together" in purpose


def test_the_plan_is_plain_data() -> None:
    data = as_data(english())
    kinds = [block["kind"] for block in data["parts"][0]["blocks"]]

    assert kinds[:2] == ["Title", "Parties"]
    assert {"Facts", "Clauses", "Together"} <= set(kinds)


def test_the_last_clause_comes_with_the_signatures() -> None:
    last = english().parts[0].blocks[-1]

    assert isinstance(last, Together)
    assert isinstance(last.blocks[0], Clauses)
    assert isinstance(last.blocks[1], Signatures)


def test_empty_facts_are_left_out() -> None:
    facts = next(b for b in english(first_dates=()).parts[0].blocks if isinstance(b, Facts))

    assert "First dates" not in dict(facts.rows)
    assert dict(facts.rows)["Sessions"] == "6 × 60 minutes"
