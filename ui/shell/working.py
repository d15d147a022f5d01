"""Long work of the window itself: a dialog with a bar and Cancel, shown only after 400 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.parts.dialogs import Dialog
from ui.parts.progress import PATIENCE, Bar
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.job import Job
    from ui.theme.theme import Theme


class WorkDialog(Dialog):
    """Says what is being done and how far it is; Esc or Cancel asks it to stop."""

    def __init__(
        self,
        job: Job,
        what: str,
        theme: Theme,
        words: Words,
        parent: QWidget,
        *,
        patience: int = PATIENCE,
    ) -> None:
        super().__init__(what, theme, words, primary=words("Close"), parent=parent)
        self._job: Job | None = job
        self.primary.hide()
        self.bar = Bar(theme, what)
        self.content.addWidget(self.bar)
        self.how_far = Text("", Role.META, theme)
        self.content.addWidget(self.how_far)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(patience)
        self._timer.timeout.connect(self.open)
        self._timer.start()
        job.told.connect(self._tell)
        job.ended.connect(self._ended)

    def _tell(self, done: int, total: int) -> None:
        self.bar.show_progress(done, total)
        self.how_far.setText(self.words("%(done)s of %(total)s", done=done, total=total))

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when it has."""
        if self._job is not None:
            self._job.stop()
            self.cancel.setEnabled(False)
            self.how_far.setText(self.words("Stopping…"))
        else:
            super().reject()

    def _ended(self) -> None:
        self._job = None
        self._timer.stop()
        self.hide()
        self.deleteLater()
