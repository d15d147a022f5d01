"""Papers that came back: dropped on the window, looked at, placed by hand, marked as signed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from PIL import Image
from PySide6.QtTest import QTest

from facilitator.agreements.actions import issue_agreements
from facilitator.agreements.issuing import prepared
from facilitator.agreements.questions import matters, number_series
from facilitator.store.tables import Pairing
from tests.scans.paper_trail import one_file, photograph, printed
from tests.support.programmes import TODAY, WHO
from ui.papers.dialogs import SignDialog
from ui.parts.dialogs import Dialog
from ui.scans.forms import PlaceDialog
from ui.scans.page import ScansPage

if TYPE_CHECKING:
    import uuid
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


def _first_pairing(db: Session) -> uuid.UUID:
    return db.scalars(sa.select(Pairing.id).order_by(Pairing.code).limit(1)).one()


@pytest.fixture
def pile(sample_stage: Stage, tmp_path: Path) -> tuple[str, list[Path]]:
    """The number of an agreement that is out, its scan, and a photograph of nothing."""
    with contextlib.closing(sample_stage.file.for_thread(WHO)) as programme:
        pairing = programme.ask(_first_pairing)
        found = programme.ask(matters, [pairing], TODAY)
        draft = prepared(found, programme.ask(number_series))
        programme.do(issue_agreements, draft)
    (agreement,) = draft.agreements
    scan, blank = tmp_path / "scan.pdf", tmp_path / "blank.jpg"
    scan.write_bytes(one_file([page.rotate(180) for page in printed(agreement.papers[0].body)]))
    blank.write_bytes(photograph(Image.new("L", (800, 1100), 240)))
    return agreement.number, [scan, blank]


@pytest.fixture
def page(sample_stage: Stage, pile: tuple[str, list[Path]], qtbot: QtBot) -> ScansPage:
    made: ScansPage = sample_stage.show(ScansPage)
    made.restore({"files": [str(path) for path in pile[1]]})
    qtbot.waitUntil(lambda: made.said.isVisible() and bool(made.chosen()))
    return made


def dialog_of(page: ScansPage, kind: type[Dialog], qtbot: QtBot) -> Dialog:
    def open_ones() -> list[Dialog]:
        return [one for one in page.findChildren(Dialog) if one.isVisible() and type(one) is kind]

    qtbot.waitUntil(lambda: bool(open_ones()))
    return open_ones()[0]


def show_view(page: ScansPage, key: str) -> None:
    """Choose a view by its chip."""
    page.views.chip(key).click()


def test_pages_are_filed_and_the_tray_is_shown(
    page: ScansPage, pile: tuple[str, list[Path]], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "on the tray: 1" in page.said.text())
    assert [line.number for line in page.table.lines()] == [""]
    assert "no code can be read" in page.what.text()
    assert not page.sign.isEnabled()
    show_view(page, "all")
    assert {line.number for line in page.table.lines()} == {"", pile[0]}


def test_a_page_on_the_tray_is_placed_by_hand(
    page: ScansPage, pile: tuple[str, list[Path]], qtbot: QtBot
) -> None:
    page.put.click()
    dialog = dialog_of(page, PlaceDialog, qtbot)
    assert isinstance(dialog, PlaceDialog)
    dialog.typed.setText("A-1999-0001")
    dialog.primary.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    dialog.typed.clear()
    QTest.keyClicks(dialog.typed, pile[0][-4:])
    assert pile[0] in dialog.fitting.text()
    with qtbot.waitSignal(dialog.accepted):
        dialog.primary.click()
    qtbot.waitUntil(lambda: not page.table.lines())
    show_view(page, "unsigned")
    assert {line.number for line in page.table.lines()} == {pile[0]}


def test_nothing_is_signed_before_somebody_says_so(
    page: ScansPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    show_view(page, "unsigned")
    assert page.table.lines()
    assert all(not line.is_signed for line in page.table.lines())
    page.table.selectAll()
    page.sign.click()
    dialog = dialog_of(page, SignDialog, qtbot)
    with qtbot.waitSignal(dialog.accepted):
        dialog.primary.click()
    qtbot.waitUntil(lambda: not page.table.lines())
    assert "marked as signed" in sample_stage.told.toasts[-1]


def test_the_same_files_again_are_known(
    page: ScansPage, pile: tuple[str, list[Path]], qtbot: QtBot
) -> None:
    before = page.said.text()
    qtbot.waitUntil(lambda: "came before: 0" in page.said.text() and page.read.isEnabled())
    page.arriving.read_files(pile[1])
    qtbot.waitUntil(lambda: page.said.text() != before)
    assert "Filed: 0" in page.said.text()
    assert "on the tray: 0" in page.said.text()


def test_a_page_is_laid_on_the_tray_and_let_go(page: ScansPage, qtbot: QtBot) -> None:
    show_view(page, "all")
    every = len(page.table.lines())
    page.table.choose(next(str(line.id) for line in page.table.lines() if line.number))
    page.take.click()
    qtbot.waitUntil(lambda: sum(not line.number for line in page.table.lines()) == 2)
    page.drop.click()
    qtbot.waitUntil(lambda: len(page.table.lines()) == every - 1)


def test_an_empty_page_says_how_pages_come_in(sample_stage: Stage, qtbot: QtBot) -> None:
    page: ScansPage = sample_stage.show(ScansPage)
    qtbot.waitUntil(page.empty.isVisible)
    assert "drop the files on this window" in page.empty.sentence.text()
