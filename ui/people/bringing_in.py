"""Lists of people are brought in from the page: chosen, pasted or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence

from ui.shell.split_page import SplitPage

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from ui.people.importing import ImportDialog
    from ui.shell.page import PageContext

SPREADSHEETS = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm"}


class ImportingPage(SplitPage):
    """A page that opens the import."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.importing: ImportDialog | None = None

    def bring_in(self, source: Path | None = None) -> ImportDialog:
        """Open the import, perhaps on a file."""
        from ui.people.importing import ImportDialog

        dialog = ImportDialog(self.context, self.window())
        self.importing = dialog
        dialog.brought_in.connect(self.did)
        dialog.finished.connect(lambda _how: self._forget_import(dialog))
        dialog.open()
        if source is not None:
            dialog.read_file(source)
        return dialog

    def _forget_import(self, dialog: ImportDialog) -> None:
        if self.importing is dialog:
            self.importing = None
        dialog.deleteLater()

    def bring_in_text(self, text: str) -> ImportDialog:
        """Open the import on what was copied in a spreadsheet."""
        dialog = self.bring_in()
        dialog.read_text(text)
        return dialog

    def paste(self, text: str) -> None:
        """Bring in what was copied, once the programme is open."""
        self.when_open(lambda: self.bring_in_text(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V brings in what was copied in a spreadsheet, also where nobody is here yet."""
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and text.strip():
            self.paste(text)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A spreadsheet may be dropped here."""
        if dropped_spreadsheet(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring a dropped spreadsheet in."""
        path = dropped_spreadsheet(event)
        if path is not None:
            event.acceptProposedAction()
            self.when_open(lambda: self.bring_in(path))


def dropped_spreadsheet(event: QDropEvent) -> Path | None:
    """The one spreadsheet that is being dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if len(paths) == 1 and paths[0].suffix.lower() in SPREADSHEETS:
        return paths[0]
    return None
