"""My week on paper: the same rows as on the page, and how to reach the people in them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader

from facilitator.papers.my_week import my_week_paper
from facilitator.papers.plan_text import said
from facilitator.papers.render import render
from facilitator.week.questions import week_page
from facilitator.week.saying import title
from facilitator.week.sheet import my_week_of
from facilitator.words import Language, Words
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def test_the_sheet_has_every_row_of_the_page(sample: OpenProgramme) -> None:
    for language in Language:
        words = Words(language)
        rows = sample.ask(week_page, TODAY).rows
        sheet = sample.ask(my_week_of, TODAY, language)
        lines = [line.what for group in sheet.groups for line in group.lines]
        assert len(lines) == len(rows)
        for row in rows:
            # Of a person the name alone: their body would take the line.
            called = title(row, words).split(" · ")[0]
            assert any(line.startswith(called) for line in lines)


def test_whoever_stands_in_a_row_can_be_reached_in_alphabetical_order(
    sample: OpenProgramme,
) -> None:
    sheet = sample.ask(my_week_of, TODAY, Language.EN)
    names = {one.name for one in sheet.contacts}
    assert len(names) == len(sheet.contacts)
    for row in sample.ask(week_page, TODAY).rows:
        if row.about.pairing_id is not None:
            assert set(row.about.title_en.split(" → ")) <= names
    assert any(one.phone for one in sheet.contacts)


def test_it_is_one_sheet_with_the_numbers_of_whoever_stands_on_it(sample: OpenProgramme) -> None:
    for language in Language:
        sheet = sample.ask(my_week_of, TODAY, language)
        paper = my_week_paper(sheet, language)
        # Both sides of it.
        assert len(PdfReader(io.BytesIO(render(paper).pdf)).pages) <= 2
        text = " ".join(said(paper))
        for group in sheet.groups:
            if group.lines:
                assert group.lines[0].what in text
                reached = [one for one in sheet.contacts if one.code in group.lines[0].people]
                assert all(one.name in text and one.phone in text for one in reached)
