"""Every kind of paper on the Papers page: chosen, seen, printed large, saved in one or many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.printing.kinds import PrintKind
from facilitator.store.tables import Cohort
from tests.support.programmes import TODAY
from ui.papers.finder import PapersFinder
from ui.papers.page import PapersPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from tests.ui.paging import Stage
    from ui.shell.palette import Hit

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> PapersPage:
    made: PapersPage = sample_stage.show(PapersPage)
    made.show_view("kinds")
    qtbot.waitUntil(lambda: made.kinds.people.count() > 10)
    qtbot.waitUntil(lambda: bool(made.every.sheets) and bool(made.shown_pdf))
    return made


def choose(page: PapersPage, kind: PrintKind, qtbot: QtBot) -> None:
    """Choose a kind and wait until it is seen."""
    page.kinds.table.choose(kind.value)
    qtbot.waitUntil(lambda: bool(page.every.sheets) and page.every.sheets[0].kind is kind)
    qtbot.waitUntil(page.kinds.print.isEnabled)
    qtbot.waitUntil(lambda: page.preview.title.text() == page.kinds.line.name)


def test_every_kind_but_the_pack_is_in_the_list(page: PapersPage) -> None:
    listed = {line.kind for line in page.kinds.table.lines()}
    assert listed == set(PrintKind) - {PrintKind.PACK}


def test_the_filter_finds_a_kind_and_the_arrow_goes_to_it(page: PapersPage) -> None:
    page.kinds.filter.setFocus()
    QTest.keyClicks(page.kinds.filter, "certif")
    assert [line.kind for line in page.kinds.table.lines()] == [PrintKind.CERTIFICATE]
    QTest.keyClick(page.kinds.filter, Qt.Key.Key_Down)
    assert page.kinds.table.hasFocus()


def test_a_leaflet_is_for_everybody_and_a_certificate_for_one(
    page: PapersPage, qtbot: QtBot
) -> None:
    choose(page, PrintKind.LEAFLET, qtbot)
    assert not page.kinds.people.isEnabled()
    assert not page.kinds.cohorts.isEnabled()
    choose(page, PrintKind.CERTIFICATE, qtbot)
    assert page.kinds.people.isEnabled()
    many = len(page.every.sheets)
    code = page.every.sheets[0].person
    page.kinds.people.choose(code)
    page.kinds.people.chosen.emit(code)
    qtbot.waitUntil(lambda: len(page.every.sheets) == 1)
    assert many > 1
    assert page.every.sheets[0].person == code


def test_statements_say_that_they_are_drafts(page: PapersPage, qtbot: QtBot) -> None:
    choose(page, PrintKind.STATEMENT, qtbot)
    qtbot.waitUntil(lambda: "drafts" in page.kinds.note.text())
    choose(page, PrintKind.LEAFLET, qtbot)
    qtbot.waitUntil(lambda: "drafts" not in page.kinds.note.text())


def test_what_there_is_none_of_is_said_and_not_printed(page: PapersPage, qtbot: QtBot) -> None:
    page.kinds.table.choose(PrintKind.OWN_DATA.value)
    qtbot.waitUntil(lambda: not page.kinds.print.isEnabled())
    qtbot.waitUntil(lambda: "Choose a person" in page.preview.none.text())
    assert not page.shown_pdf


def test_all_agreements_are_saved_as_one_file(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, PrintKind.AGREEMENT, qtbot)
    shown = len(page.every.sheets)
    qtbot.waitUntil(lambda: str(shown) in page.kinds.note.text())
    path = tmp_path / "all.pdf"
    page.acts.write(path, page.shown_pdf)
    qtbot.waitUntil(path.exists)
    assert len(PdfReader(path).pages) >= 2 * shown


def test_each_is_saved_in_a_folder(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.restore({"view": "kinds", "kind_chosen": "certificate", "cohort_code": "C1"})
    choose(page, PrintKind.CERTIFICATE, qtbot)
    names = {sheet.file for sheet in page.every.sheets}
    page.every.write_each(tmp_path / "out")
    qtbot.waitUntil(lambda: {path.name for path in tmp_path.glob("out/*/*.pdf")} == names)
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == f"{TODAY.isoformat()} {page.kinds.line.name} C1"
    # The closing list of that cohort, and of no other, need not ask for them any more.
    noted: list[str] = []

    def ask() -> bool:
        page.runner.ask("test", noted.extend, noted_cohorts)
        return bool(noted)

    qtbot.waitUntil(ask)
    assert set(noted) == {"C1"}


def noted_cohorts(db: Session) -> list[str]:
    """The cohorts of which the certificates are noted as printed today."""
    return list(db.scalars(sa.select(Cohort.code).where(Cohort.certificates_on == TODAY)))


def test_drafts_are_saved_for_everybody_with_an_address(
    page: PapersPage, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(page, PrintKind.CERTIFICATE, qtbot)
    assert page.kinds.drafts.isVisible()
    page.every.write_drafts(tmp_path / "out")
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("out/*/*.eml"))))
    draft = next(iter(tmp_path.glob("out/*/*.eml"))).read_bytes()
    assert b"X-Unsent: 1" in draft
    choose(page, PrintKind.LEAFLET, qtbot)
    assert not page.kinds.drafts.isVisible()


def test_large_print_and_no_colours_are_seen(page: PapersPage, qtbot: QtBot) -> None:
    choose(page, PrintKind.LEAFLET, qtbot)
    before = page.shown_pdf
    page.kinds.large.click()
    qtbot.waitUntil(lambda: page.shown_pdf != before)
    large = page.shown_pdf
    page.kinds.plain.click()
    qtbot.waitUntil(lambda: page.shown_pdf not in {before, large})


def test_what_was_chosen_is_chosen_again(page: PapersPage, qtbot: QtBot) -> None:
    choose(page, PrintKind.SAFEGUARDING, qtbot)
    state = page.state()
    choose(page, PrintKind.LEAFLET, qtbot)
    page.restore(state)
    qtbot.waitUntil(lambda: page.kinds.line.kind is PrintKind.SAFEGUARDING)
    assert page.view == "kinds"


def test_the_palette_finds_a_kind_by_name(page: PapersPage, qtbot: QtBot) -> None:
    found: list[Hit] = []

    def answer(hits: Sequence[Hit]) -> None:
        found.extend(hits)

    PapersFinder(page.context)("lost laptop", answer)
    qtbot.waitUntil(lambda: bool(found))
    assert [hit.title for hit in found] == ["If the laptop is lost"]
