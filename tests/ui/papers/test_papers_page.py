"""Papers on the sample: the pack, issuing, signing, copies byte for byte, checking, the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from facilitator.agreements.questions import paper_bytes
from facilitator.cohorts.sheets import PackPart
from facilitator.store.tables import Cohort, Gathering
from tests.store.finding import first
from tests.support.programmes import TODAY
from ui.papers.dialogs import IssueDialog, SayDialog, SignDialog
from ui.papers.page import PapersPage
from ui.papers.printing import PrintChoice, order_for
from ui.parts.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> PapersPage:
    made: PapersPage = sample_stage.show(PapersPage)
    qtbot.waitUntil(lambda: made.pack_pane.list.pages() > 0)
    qtbot.waitUntil(lambda: bool(made.shown_pdf))
    return made


def pages_of(pdf: bytes | Path) -> int:
    document = PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def dialog_of(page: PapersPage, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    def open_ones() -> list[QDialog]:
        return [one for one in page.findChildren(QDialog) if one.isVisible() and type(one) is kind]

    qtbot.waitUntil(lambda: bool(open_ones()))
    return open_ones()[0]


def issue(page: PapersPage, qtbot: QtBot) -> IssueDialog:
    page.acts.issue()
    dialog = dialog_of(page, IssueDialog, qtbot)
    assert isinstance(dialog, IssueDialog)
    return dialog


@pytest.fixture
def issued(page: PapersPage, qtbot: QtBot) -> PapersPage:
    """The page with the sample's three missing agreements issued, two copies of each."""
    dialog = issue(page, qtbot)
    with qtbot.waitSignal(dialog.accepted):
        dialog.primary.click()
    qtbot.waitUntil(lambda: len(page.issued.table.lines()) == 6)
    return page


def test_every_part_says_its_pages_and_the_button_their_sum(page: PapersPage) -> None:
    rows = page.pack_pane.list.rows
    assert list(rows) == [part.value for part in PackPart]
    assert page.pack_pane.list.pages() == sum(row.line.pages for row in rows.values())
    assert str(page.pack_pane.list.pages()) in page.pack_pane.print.text()


def test_what_is_unticked_is_not_counted(page: PapersPage) -> None:
    before = page.pack_pane.list.pages()
    slips = page.pack_pane.list.rows["slips"]
    slips.box.click()
    assert page.pack_pane.list.pages() == before - slips.line.pages
    assert str(before) not in page.pack_pane.print.text()


def test_the_keyboard_goes_through_the_rows_and_the_preview_follows(
    page: PapersPage, qtbot: QtBot
) -> None:
    rows = page.pack_pane.list.rows
    rows["cover"].box.setFocus()
    QTest.keyClick(rows["cover"].box, Qt.Key.Key_Down)
    assert page.pack_pane.list.now() == "sign-in"
    shown = rows["sign-in"].line.pages
    qtbot.waitUntil(lambda: pages_of(page.shown_pdf) == shown)
    qtbot.waitUntil(lambda: page.preview.title.text() == rows["sign-in"].line.title)


def test_the_pager_turns_pages(page: PapersPage, qtbot: QtBot) -> None:
    page.pack_pane.list.choose("slips")
    qtbot.waitUntil(page.preview.on.isEnabled)
    page.preview.on.click()
    qtbot.waitUntil(lambda: page.preview.where.text().startswith("Page 2 of"))
    QTest.keyClick(page.preview.view, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: page.preview.where.text().startswith("Page 1 of"))


def test_the_pack_is_saved_whole_and_noted(
    page: PapersPage, sample_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    wanted = page.pack_pane.list.pages()
    path = tmp_path / "pack.pdf"
    page.acts.write_pack(path)
    qtbot.waitUntil(lambda: bool(sample_stage.told.toasts), timeout=30_000)
    assert sample_stage.told.toasts[0] == "Saved pack.pdf"
    assert pages_of(path) >= wanted
    assert [one.name for one in tmp_path.glob("pack*")] == ["pack.pdf"]

    def noted() -> bool:
        return page.pack is not None and page.pack.prepared_on == TODAY

    qtbot.waitUntil(noted)


def test_large_print_takes_more_pages(page: PapersPage, qtbot: QtBot) -> None:
    before = page.pack_pane.list.pages()
    page.pack_pane.large.click()
    qtbot.waitUntil(lambda: page.pack_pane.list.pages() > before)


def test_issuing_says_first_what_it_would_do(page: PapersPage, qtbot: QtBot) -> None:
    dialog = issue(page, qtbot)
    said = " ".join(text.text() for text in dialog.findChildren(Text))
    assert "Pairings that get an agreement: 3 · papers, one for each reader: 6" in said
    dialog.reject()
    assert page.issued.table.lines() == ()


def test_nothing_is_left_to_issue_afterwards(issued: PapersPage, qtbot: QtBot) -> None:
    assert issued.view == "issued"
    dialog = issue(issued, qtbot)
    assert not dialog.primary.isEnabled()
    dialog.reject()


def test_both_copies_are_listed_with_their_readers(issued: PapersPage) -> None:
    lines = issued.issued.table.lines()
    assert len({line.number for line in lines}) == 3
    for line in lines:
        assert line.reader in line.pairing.split(" → ")


def test_signatures_of_several_are_one_step(
    issued: PapersPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    issued.issued.table.selectAll()
    issued.issued.sign.click()
    dialog = dialog_of(issued, SignDialog, qtbot)
    assert isinstance(dialog, SignDialog)
    dialog.where.setText("Blue folder")
    with qtbot.waitSignal(dialog.accepted):
        dialog.primary.click()
    qtbot.waitUntil(lambda: {line.signed_coach for line in issued.issued.table.lines()} == {TODAY})
    assert {line.kept_where for line in issued.issued.table.lines()} == {"Blue folder"}
    assert "marked as signed" in sample_stage.told.toasts[-1]


def test_a_signature_before_the_issue_is_refused_in_the_dialog(
    issued: PapersPage, qtbot: QtBot
) -> None:
    issued.issued.sign.click()
    dialog = dialog_of(issued, SignDialog, qtbot)
    assert isinstance(dialog, SignDialog)
    dialog.day.show_day(TODAY.replace(year=TODAY.year - 1))
    dialog.primary.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.isVisible()
    dialog.reject()


def test_copies_are_the_very_bytes_and_check_as_issued(
    issued: PapersPage, sample_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    line = issued.issued.chosen()[0]
    issued.acts.write_copies(tmp_path)
    path = tmp_path / line.file_name
    qtbot.waitUntil(path.exists)
    programme = sample_stage.file.for_thread("Mair")
    assert path.read_bytes() == programme.ask(paper_bytes, line.id)
    programme.close()
    issued.acts.check(path)
    dialog = dialog_of(issued, SayDialog, qtbot)
    assert isinstance(dialog, SayDialog)
    assert line.number in dialog.sentence.text()
    assert "counts" in dialog.sentence.text()
    dialog.accept()


def test_the_summary_of_a_cohort_comes_from_elsewhere_and_is_issued(
    page: PapersPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    programme = sample_stage.file.for_thread("Mair")
    cohort = first(programme, Cohort, Cohort.title_en == "Cohort one").id
    programme.close()
    page.restore({"kind": "summary", "cohort": str(cohort)})
    qtbot.waitUntil(lambda: page.cohort_key() == cohort)
    qtbot.waitUntil(lambda: page.summary is not None and page.summary.top.cohort.en == "Cohort one")
    page.summaries.issue.click()
    qtbot.waitUntil(lambda: page.view == "issued")
    qtbot.waitUntil(
        lambda: [line.cohort.en for line in page.issued.table.lines()] == ["Cohort one"]
    )


def test_a_programme_without_gatherings_says_what_to_do(empty_stage: Stage, qtbot: QtBot) -> None:
    from facilitator.settings.actions import start_programme
    from facilitator.settings.start import StartDraft

    with qtbot.waitSignal(empty_stage.runner.changed):
        empty_stage.runner.act(start_programme, StartDraft("Shores", "Glannau"))
    page = empty_stage.show(PapersPage)
    qtbot.waitUntil(page.no_gathering.isVisible)
    page.no_gathering.primary.click()
    assert empty_stage.told.went[0][0] == "cohorts"
    page.show_view("issued")
    qtbot.waitUntil(page.issued.empty.isVisible)


def test_a_place_without_welsh_is_to_be_settled_first(
    page: PapersPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    from facilitator.cohorts.actions import GatheringChange, change_gathering

    programme = sample_stage.file.for_thread("Mair")
    assert page.pack is not None
    key, version = first(programme, Gathering, Gathering.id == page.pack.gathering_id)
    cohort, of_cohort = first(programme, Cohort, Cohort.title_en == "Cohort two")
    programme.close()
    from facilitator.cohorts.actions import CohortChange, change_cohort

    with qtbot.waitSignal(sample_stage.runner.changed):
        sample_stage.runner.act(
            change_gathering, GatheringChange(key, version, {"place_cy": "", "place_en": "Hall"})
        )
    with qtbot.waitSignal(sample_stage.runner.changed):
        sample_stage.runner.act(change_cohort, CohortChange(cohort, of_cohort, {"place_cy": ""}))
    qtbot.waitUntil(lambda: page.pack is not None and bool(page.pack.to_settle))
    page.pack_pane.settle_wanted.emit(page.pack.to_settle[0])
    assert sample_stage.told.went[0][0] == "cohorts"


def test_the_page_comes_back_as_it_was(page: PapersPage, sample_stage: Stage) -> None:
    page.pack_pane.list.choose("slips")
    page.preview.languages.choose("cy")
    state = page.state()
    other = sample_stage.show(PapersPage)
    other.restore(state)
    assert other.view == "pack"
    assert other.preview.languages.key() == "cy"


def test_cups_gets_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "a paper.pdf"
    order = order_for(path, PrintChoice("office", 2, two_sided=True, first=3, last=5))
    assert order[:3] == ["lp", "-d", "office"]
    assert "sides=two-sided-long-edge" in order
    assert order[-2:] == ["--", str(path)]
    assert "3-5" in order


def test_one_pairing_is_looked_at_and_issued_alone(page: PapersPage, qtbot: QtBot) -> None:
    dialog = issue(page, qtbot)
    one = dialog.matters()[1]
    assert len(dialog.matters()) == 3
    with qtbot.waitSignal(dialog.matters_chosen):
        dialog.choose(str(one.pairing_id))
    assert [matter.pairing_id for matter in dialog.matters()] == [one.pairing_id]
    shown = page.shown_pdf
    qtbot.waitUntil(lambda: page.shown_pdf not in {b"", shown})
    assert page.preview.under.text() == f"{one.coach.name} → {one.coachee.name}"
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(page.issued.table.lines()) == 2)
    assert {line.reader for line in page.issued.table.lines()} == {one.coach.name, one.coachee.name}


def test_another_page_asks_for_one_pairing(page: PapersPage, qtbot: QtBot) -> None:
    dialog = issue(page, qtbot)
    key = str(dialog.matters()[0].pairing_id)
    dialog.reject()
    page.acts.dialog = None
    page.restore({"do": "issue", "pairing": key})
    qtbot.waitUntil(lambda: page.acts.dialog is not None)
    assert page.acts.dialog is not None
    assert [str(one.pairing_id) for one in page.acts.dialog.matters()] == [key]


def test_the_pack_comes_by_table_or_by_name(page: PapersPage, qtbot: QtBot) -> None:
    pane = page.pack_pane
    assert page.pack is not None
    by_table = [slip.code for slip in page.pack.slips]
    pane.order.choose("alphabet")
    pane.order.chosen.emit("alphabet")
    by_name = [slip.code for slip in page.pack.slips]
    assert sorted(by_name) == sorted(by_table)
    assert not pane.changed_only.isVisible()
