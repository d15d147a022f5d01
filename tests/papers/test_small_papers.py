"""Slips, sign-in sheet, my week, thanks, statement and cover, read from their plans."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from facilitator.errors import RuleBroken
from facilitator.papers.my_week import MyWeek, my_week_paper
from facilitator.papers.plan import Cards, Column, Figures, GroupRow, Paper, Section, Table
from facilitator.papers.plan_text import said
from facilitator.papers.render import render
from facilitator.papers.room import Badge, table_cards_paper
from facilitator.papers.shared import Named
from facilitator.papers.sign_in import Guest, Organisation, sign_in_paper
from facilitator.papers.slips import Slip, slips_paper
from facilitator.papers.statement import statement_paper
from facilitator.papers.style import NORMAL, Setup
from facilitator.papers.thanks import ThankYou, thank_you_paper
from facilitator.words import Language
from tests.papers.examples import GATHERING, SLIPS, STATEMENT, THANKS, TOP, WEEK

EN = (Language.EN,)


def text_of(paper: Paper, setup: Setup = NORMAL) -> list[str]:
    return [
        sheet.extract_text()
        for sheet in pypdf.PdfReader(io.BytesIO(render(paper, setup).pdf)).pages
    ]


@pytest.mark.parametrize(("slips", "pages"), [(1, 1), (2, 1), (3, 2), (9, 5)])
def test_two_slips_to_a_page(slips: int, pages: int) -> None:
    many = tuple(replace(SLIPS[1], code=f"{n:04}-1") for n in range(slips))
    texts = text_of(slips_paper(TOP, many))

    assert len(texts) == pages
    assert "0000-1" in texts[0]


def test_a_slip_has_its_code_five_boxes_and_room_for_thanks() -> None:
    words = said(slips_paper(TOP, (SLIPS[1],)))

    assert words.count("5093-7") == 2
    assert [w for w in words if w in {"1", "2", "3", "4", "5"}] == ["1", "2", "3", "4", "5"]
    assert "One thing to thank for" in words


def test_a_table_card_is_read_from_both_sides_and_heard_once() -> None:
    short, long = Badge("Siân", "Siân Llŵyd-Ŵyr"), Badge("Gwenllïan " * 12, "Gwenllïan ap Rhys")
    plain = render(table_cards_paper(TOP, (short, long)))
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(plain.pdf)).pages]

    assert [sheet.count("Siân Llŵyd-Ŵyr") for sheet in sheets] == [2, 0]
    assert sheets[1].count("ap Rhys") == 2
    # What faces the other way is turned, and no second text for whoever listens.
    operators = pypdf.PdfReader(io.BytesIO(plain.pdf)).pages[0].get_contents()
    assert operators is not None
    turned = operators.get_data().split(b"q -1 0 0 -1 ")
    assert len(turned) == 2
    assert b"/MCID" in turned[0]
    assert b"/MCID" not in turned[1]


def test_a_table_card_too_full_for_half_a_sheet_lies_flat() -> None:
    wordy = Badge("Gwenllïan " * 12, "Gwenllïan ap Rhys " * 7, Named("Corff " * 20))
    [flat] = text_of(table_cards_paper(TOP, (wordy,)), Setup(large_print=True))

    assert flat.replace("\n", " ").count("Gwenllïan") == 12 + 7


def test_no_slips_are_refused_in_words() -> None:
    with pytest.raises(RuleBroken) as caught:
        slips_paper(TOP, ())

    assert caught.value.key == "nothing_to_print"


def test_a_blank_slip_has_lines_for_the_names() -> None:
    words = said(slips_paper(TOP, (Slip("", "", ""),)))

    assert "Yn rhoi hyfforddiant" in words


def test_each_slip_is_in_the_language_of_its_two() -> None:
    cards = slips_paper(TOP, SLIPS[:2]).parts[0].blocks[0]

    assert isinstance(cards, Cards)
    assert [card[0].language for card in cards.cards if isinstance(card[0], Section)] == [
        Language.CY,
        Language.EN,
    ]


def test_four_cards_that_are_too_full_become_fewer_to_a_page() -> None:
    wordy = tuple(
        ThankYou("Ann", "Thank you for everything. " * 40, "Mair", Language.EN) for _ in range(4)
    )

    assert len(text_of(thank_you_paper(TOP, THANKS[:4]))) == 1
    assert len(text_of(thank_you_paper(TOP, wordy))) > 1


def test_the_sign_in_sheet_groups_by_organisation_and_shows_no_address() -> None:
    table = next(b for b in sign_in_paper(GATHERING).parts[0].blocks if isinstance(b, Table))

    groups = [row.text for row in table.rows if isinstance(row, GroupRow)]
    assert len(table.columns) == 3
    assert groups[0] == "Cyngor Dyffryn Glas / Dyffryn Glas Council"
    assert table.rows[1] == ("Gwilym Dafis", "Cymraeg", "")
    assert len(table.columns) == 3


def test_a_sign_in_sheet_of_five_hundred_repeats_its_head() -> None:
    guests = tuple(Guest(f"Person {n}") for n in range(500))
    many = replace(GATHERING, organisations=(Organisation(Named("Corff"), guests),))
    texts = text_of(sign_in_paper(many))

    assert len(texts) > 15
    assert all("Name" in text for text in texts)
    assert "Person 499" in texts[-1] or "Person 499" in texts[-2]


def test_an_empty_week_says_so() -> None:
    words = said(my_week_paper(MyWeek(TOP, WEEK.begins, ()), Language.EN))

    assert "Nothing needs you this week." in words


def test_a_group_without_lines_is_left_out() -> None:
    table = next(
        b for b in my_week_paper(WEEK, Language.EN).parts[0].blocks if isinstance(b, Table)
    )

    groups = [row.text for row in table.rows if isinstance(row, GroupRow)]
    assert groups == ["Decide", "Thank"]
    assert isinstance(table.columns[0], Column)


def test_a_statement_leads_with_what_was_received() -> None:
    blocks = statement_paper(STATEMENT, EN).parts[0].blocks
    figures = next(b for b in blocks if isinstance(b, Figures))

    assert [item.label for item in figures.items] == ["received", "passed on", "still to pass on"]
    assert [item.big for item in figures.items] == ["1 h 45", "1 h", "45 min"]


@pytest.mark.parametrize("setup", [NORMAL, Setup(large_print=True)])
def test_long_hours_shrink_until_they_fit(setup: Setup) -> None:
    long_ago = replace(STATEMENT.received[0], minutes=6645)
    given = replace(STATEMENT, received=(long_ago,), passed_on=(long_ago,))
    texts = text_of(statement_paper(given, (Language.CY,)), setup)

    assert texts[0].count("110 awr 45") == 3


def test_a_finished_statement_says_thank_you() -> None:
    done = replace(STATEMENT, still_to_pass_on=())

    assert any("Everything has been passed on" in text for text in said(statement_paper(done, EN)))
