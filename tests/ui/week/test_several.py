"""My week from several files, from the window: the other file is opened and closed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from facilitator.clock import Clock
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.store.opening import created
from tests.support.programmes import TODAY, WHO
from ui.week.page import WeekPage
from ui.week.several import SeveralDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt

OTHER = "a quiet boat on another sea"


class Shown(QObject):
    """Keeps what would be opened by another program."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Another program would show this."""
        self.files.append(url.toLocalFile())


@pytest.fixture
def shown() -> Iterator[Shown]:
    keeper = Shown()
    # The stub wants bytes, the method itself a text.
    QDesktopServices.setUrlHandler("file", keeper, "open")  # type: ignore[arg-type]
    yield keeper
    QDesktopServices.unsetUrlHandler("file")


def test_pages_of_two_files_are_made_with_the_other_passphrase(
    sample_stage: Stage, qtbot: QtBot, tmp_path: Path, shown: Shown
) -> None:
    other = tmp_path / "second.facilitator"
    with created(other, OTHER, WHO, Clock(TODAY, seed=3)) as programme:
        draft = StartDraft(name_en="The Hills", name_cy="Y Bryniau", facilitator_name="Mair")
        programme.do(start_programme, draft)
    page: WeekPage = sample_stage.show(WeekPage)
    page.print_several()
    dialog = page.dialog
    assert isinstance(dialog, SeveralDialog)
    assert not dialog.primary.isEnabled()
    dialog.take([other])
    dialog.passphrase.setText("not this one at all")
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(dialog.trouble.happened.text()))
    dialog.passphrase.setText(OTHER)
    with qtbot.waitSignal(dialog.finished):
        dialog.primary.click()
    qtbot.waitUntil(lambda: bool(shown.files))
    pages = [page.extract_text() for page in PdfReader(shown.files[0]).pages]
    assert "The Shores" in pages[0]
    assert "The Hills" in pages[-1]
    assert "My week is open to be printed" in sample_stage.told.toasts
