"""Papers beside those of a session day: what is typed is printed, small numbers are not."""

from __future__ import annotations

import io
import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from facilitator.errors import RuleBroken
from facilitator.papers.cards import AskOffer, ask_offer_paper
from facilitator.papers.clauses import clause_set
from facilitator.papers.induction import induction_paper
from facilitator.papers.more_agreements import ring_agreement_paper
from facilitator.papers.plan_text import said
from facilitator.papers.recognised import certificate_paper, manager_letter_paper
from facilitator.papers.render import pages_of, render
from facilitator.papers.reports import (
    FEWEST,
    Story,
    StorySheet,
    matrix_paper,
    organisation_statement_paper,
    posters_paper,
    story_paper,
)
from facilitator.papers.room import Badge, badges_paper, seating_paper, table_cards_paper
from facilitator.papers.shared import UNNAMED, Named
from facilitator.papers.style import NORMAL, PaperSize, Setup
from facilitator.papers.texts import running_text, text_blocks
from facilitator.words import Language
from tests.gates.test_words import FORBIDDEN, FORBIDDEN_WELSH
from tests.papers import more_examples as examples
from tests.papers.examples import TOP
from tests.papers.test_words_on_paper import NASTY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.papers.plan import Paper

EN = (Language.EN,)
TEXTS = sorted(
    entry.name.removesuffix(".toml")
    for entry in (files("resources") / "papers" / "en").iterdir()
    if entry.name.endswith(".toml")
)
CLAUSES = (
    "coaching-agreement", "three-way-agreement", "ring-agreement", "reciprocal-agreement",
)  # fmt: skip

NAMED: dict[str, Callable[[str], Paper]] = {
    "badge": lambda name: badges_paper(TOP, (Badge(name, name, Named(name, name)),)),
    "table card": lambda name: table_cards_paper(TOP, (Badge(name, name),)),
    "card": lambda name: ask_offer_paper(
        TOP, (AskOffer(name, UNNAMED, (Named(name, name),), (), Language.EN),)
    ),
    "induction": lambda name: induction_paper(
        replace(examples.INDUCTION, name=name, gives=(name,)), EN
    ),
    "ring agreement": lambda name: ring_agreement_paper(
        replace(examples.RING, ring=name, facilitator=name), EN
    ),
    "certificate": lambda name: certificate_paper(replace(examples.CERTIFICATE, name=name), EN),
    "letter": lambda name: manager_letter_paper(
        replace(examples.MANAGER, name=name, manager=name), EN
    ),
    "poster": lambda name: posters_paper((replace(examples.POSTER, ring=name),), EN),
    "story": lambda name: story_paper(StorySheet(TOP, (Story(name, name, name),)), EN),
}


def texts_of(data: object) -> Iterator[str]:
    """Every text in the data of a file."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)


def read(folder: str, language: Language, name: str) -> dict[str, Any]:
    source = files("resources") / folder / language.value / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8"))


@pytest.mark.parametrize("name", TEXTS)
def test_a_running_text_says_as_much_in_welsh(name: str) -> None:
    welsh, english = (read("papers", language, name) for language in (Language.CY, Language.EN))
    assert set(welsh) == set(english)
    for one, other in zip(welsh.get("section", ()), english.get("section", ()), strict=True):
        assert {key: len(value) for key, value in one.items() if key != "heading"} == {
            key: len(value) for key, value in other.items() if key != "heading"
        }


@pytest.mark.parametrize("name", CLAUSES)
def test_clauses_have_the_same_keys_and_version_in_both_languages(name: str) -> None:
    welsh, english = (clause_set(language, name) for language in (Language.CY, Language.EN))
    assert [one.key for one in welsh.clauses] == [one.key for one in english.clauses]
    assert [len(one.points) for one in welsh.clauses] == [
        len(one.points) for one in english.clauses
    ]
    assert welsh.version == english.version


@pytest.mark.parametrize("folder", ["papers", "clauses"])
def test_no_text_says_what_nobody_should_read(folder: str) -> None:
    for language in Language:
        for entry in (files("resources") / folder / language.value).iterdir():
            if entry.name.endswith(".toml"):
                for text in texts_of(tomllib.loads(entry.read_text("utf-8"))):
                    assert not FORBIDDEN.search(text), text
                    assert not FORBIDDEN_WELSH.search(text), text


def test_a_line_whose_fact_is_not_known_is_left_out() -> None:
    facts = {"facilitator": "Mair", "contact": "", "months": "24", "data_contact": "x@y"}
    texts = [repr(block) for block in text_blocks("data-notice", Language.EN, facts)]
    assert not [text for text in texts if "Ask Mair" in text]
    assert [text for text in texts if "x@y" in text]
    assert running_text("data-notice", Language.CY).title == "Yr hyn a gadwn amdanoch"


@pytest.mark.parametrize("paper", NAMED)
@pytest.mark.parametrize("kind", sorted(set(NASTY) - {"arabic", "hebrew", "vietnamese"}))
def test_a_nasty_value_is_printed_as_typed(paper: str, kind: str) -> None:
    value = NASTY[kind]
    reader = pypdf.PdfReader(io.BytesIO(render(NAMED[paper](value)).pdf))
    text = " ".join(page.extract_text() for page in reader.pages)
    flat = "".join(text.split())
    assert "".join(value.split()) in flat


@pytest.mark.parametrize("paper", NAMED)
def test_a_character_that_no_font_has_is_refused_by_name(paper: str) -> None:
    with pytest.raises(RuleBroken, match="glyph_missing") as refused:
        NAMED[paper]("王小明")
    assert refused.value.values["character"] == "王"
    assert refused.value.values["field"]


@pytest.mark.parametrize("paper", NAMED)
@pytest.mark.parametrize("setup", [NORMAL, Setup(PaperSize.LETTER, large_print=True)])
def test_120_letters_and_no_letter_fit_every_sheet(paper: str, setup: Setup) -> None:
    assert pages_of(NAMED[paper]("W" * 120), setup) > 0
    assert pages_of(NAMED[paper](""), setup) > 0


def test_an_organisation_is_not_told_numbers_about_fewer_than_five() -> None:
    texts = said(organisation_statement_paper(examples.STATEMENT, EN))
    assert examples.STATEMENT.people_receiving < FEWEST <= examples.STATEMENT.people_giving
    assert "fewer than five" in texts
    assert "7" in texts
    assert "4" not in texts
    assert "Others together" in texts
    few = replace(examples.STATEMENT, received=None, partners=(), others=None)
    texts = said(organisation_statement_paper(few, EN))
    assert "–" in texts
    assert not any("21 h" in text for text in texts)
    assert any("fewer than five people took part" in text for text in texts)


def test_a_statement_says_how_it_stands_without_blame() -> None:
    more = said(organisation_statement_paper(examples.STATEMENT, EN))
    assert any("You received 6 h more than you gave" in text for text in more)
    even = replace(examples.STATEMENT, given=900, received=900)
    texts = said(organisation_statement_paper(even, EN))
    assert any("in balance" in text for text in texts)


def test_a_matrix_of_many_is_a_table_that_flows() -> None:
    assert pages_of(matrix_paper(examples.MANY, EN), NORMAL) >= 1
    few, many = (render(matrix_paper(one, EN)).pdf for one in (examples.MATRIX, examples.MANY))
    assert b"/Figure" not in many or few != many
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(many)).pages)
    assert "O13 · Organisation 13" in text


def test_nobody_is_named_on_a_ballot_slip() -> None:
    texts = said(examples.more_papers(EN)["ballot"])
    assert texts.count("Tick one, fold the slip, and put no name on it.") == 4


def test_five_hundred_people_have_seats() -> None:
    names = tuple(f"Person {n}" for n in range(500))
    tables = (replace(examples.SEATING.tables[0], people=names),)
    seats = tuple(replace(examples.SEATING.seats[0], name=name) for name in names)
    seating = replace(examples.SEATING, tables=tables, seats=seats)
    assert pages_of(seating_paper(seating, EN), NORMAL) > 20
    with pytest.raises(RuleBroken, match="nothing_to_print"):
        seating_paper(replace(examples.SEATING, tables=()), EN)


def test_an_hour_is_told_with_names_only_by_consent() -> None:
    texts = said(examples.more_papers((Language.CY,))["hour-card"])
    assert any("Tomasz" in text for text in texts)
    assert any("Bwrdd Iechyd" in text for text in texts)
