"""People brought in from a spreadsheet: choose or paste, look, answer, bring in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from facilitator.interchange import actions
from facilitator.interchange.headings import Mapping
from facilitator.interchange.people_sheet import read_people
from facilitator.interchange.preview import RowOutcome
from facilitator.interchange.remarks import Answer
from facilitator.interchange.residue import residue_table
from facilitator.interchange.sheet_out import write_workbook
from facilitator.interchange.sheets import Pasted
from facilitator.interchange.sheets import Progress as Heeded
from facilitator.people.questions import known_people
from ui.job import Job
from ui.parts.buttons import Button
from ui.parts.dialogs import Dialog
from ui.parts.fields import TextField
from ui.parts.progress import Progress
from ui.parts.text import Text
from ui.people.import_preview import PreviewPane
from ui.shell.errors import Teller
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from facilitator.interchange.preview import Preview
    from facilitator.interchange.same_people import KnownPerson
    from facilitator.programme import Done
    from ui.shell.page import PageContext

_CHOOSE, _PREVIEW = 0, 1
REMEMBERED = "import/columns"


class ImportDialog(Dialog):
    """Reads a list beside the window, shows what would happen row by row, then does it."""

    brought_in = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        words, theme = context.words, context.theme
        super().__init__(
            words("Import people"), theme, words, primary=words("Bring in"), parent=parent
        )
        self._context = context
        self._source: Path | Pasted | None = None
        self._job: Job | None = None
        self._answers: dict[tuple[int | None, str], Answer] = {}
        self._mapping = _remembered(context)
        self.preview: Preview | None = None
        wide = self.screen().availableGeometry().width() - 40
        self.setMinimumWidth(min(theme.px(720), max(720, wide)))
        self.setAcceptDrops(True)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(theme.px(400))
        self.stack.addWidget(self._choosing())
        self.pane = PreviewPane(theme, words)
        self.stack.addWidget(self.pane)
        self.content.addWidget(self.stack, 1)
        self.progress = Progress(theme, words)
        self.content.addWidget(self.progress)
        self.again = Button(words("Another list…"), theme, height=40)
        self.again.setAutoDefault(False)
        self.again.hide()
        self.foot.insertWidget(0, self.again)
        self.again.clicked.connect(self._start_again)
        self.residue = Button(words("Save what is left to do…"), theme, height=40)
        self.residue.setAutoDefault(False)
        self.residue.hide()
        self.foot.insertWidget(1, self.residue)
        self.residue.clicked.connect(self._choose_residue)
        self.pane.answered.connect(self._answer)
        self.pane.usual_wanted.connect(self._answer_as_usual)
        self.pane.mapped.connect(self._map)
        self.primary_pressed.connect(self._bring_in)
        self.primary.setEnabled(False)

    def _choosing(self) -> QWidget:
        words, theme = self.words, self.theme
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            Text(
                words(
                    "A CSV or Excel file with a row of headings, in Welsh or English. Nothing is "
                    "written before you have seen what would happen."
                ),
                Role.BODY_SOFT,
                theme,
                wraps=True,
            )
        )
        self.choose = Button(words("Choose a file…"), theme, icon="folder-open", height=40)
        self.choose.clicked.connect(self._choose_file)
        column.addWidget(self.choose)
        column.addWidget(Text(words("or drop it here, or paste rows:"), Role.BODY_SOFT, theme))
        self.paste = TextField(theme, words("Rows copied in Excel, with their headings"), lines=8)
        column.addWidget(self.paste)
        self.read = Button(words("Read what was pasted"), theme, height=40)
        self.read.setEnabled(False)
        self.paste.textChanged.connect(
            lambda: self.read.setEnabled(bool(self.paste.toPlainText().strip()))
        )
        self.read.clicked.connect(lambda: self.read_text(self.paste.toPlainText()))
        column.addWidget(self.read)
        column.addStretch(1)
        return page

    def _choose_file(self) -> None:
        words = self.words
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            words("Import people"),
            str(Path.home()),
            words("Spreadsheets (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)"),
        )
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Look at what a file would bring."""
        self._begin(path)

    def read_text(self, text: str) -> None:
        """Look at what pasted rows would bring."""
        self._begin(Pasted(text))

    def _begin(self, source: Path | Pasted) -> None:
        self._source, self._answers = source, {}
        self._look()

    def _look(self) -> None:
        """Read the list again, with what was answered so far."""
        self.say(None)
        self.primary.setEnabled(False)
        self._context.runner.ask("import:known", self._read_beside, known_people)

    def _read_beside(self, known: tuple[KnownPerson, ...]) -> None:
        source = self._source
        if source is None:
            return
        today, answers, mapping = (
            self._context.clock.today(),
            tuple(self._answers.values()),
            self._mapping,
        )
        job = self._context.runner.long(
            lambda tell, stop: read_people(
                source, known, today=today, answers=answers, mapping=mapping, tell=tell, stop=stop
            ),
            self._show,
            otherwise=self._refuse,
        )
        self.progress.follow(job, self.words("Reading the list"))

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.stack.setCurrentIndex(_PREVIEW)
        self.again.show()
        self.residue.setVisible(bool(preview.residue or preview.warnings))
        self.pane.show_preview(preview)
        n = preview.count(RowOutcome.NEW, RowOutcome.CHANGED)
        self.primary.setText(self.words("Bring in %(n)s", n=n))
        self.primary.updateGeometry()
        self.primary.setEnabled(bool(preview.drafts))

    def _refuse(self, error: Exception) -> None:
        self.say(Teller(self.words).tell(error))

    def _answer(self, row: int | None, what: str, choice: str) -> None:
        self._answers[row, what] = Answer(choice, row, what)
        self._look()

    def _answer_as_usual(self) -> None:
        for question in self.preview.open_questions if self.preview else ():
            what = question.about or question.key
            self._answers[question.row, what] = Answer(question.default, question.row, what)
        self._look()

    def _map(self, heading: str, field: str) -> None:
        """A column means something else: read again, and remember it for this source."""
        if self.preview is None or self.preview.headings is None:
            return
        known = {**dict(self.preview.mapping.fields), heading: field}
        sources = dict(self._mapping.sources)
        sources[self.preview.headings.source] = tuple(known.items())
        self._mapping = Mapping(sources=tuple(sources.items()))
        _remember(self._context, self._mapping)
        self._look()

    def _bring_in(self) -> None:
        if self.preview is None or not self.preview.drafts:
            return
        job = self._job = Job(self)
        draft = actions.PeopleImport(self.preview.drafts, Heeded(job.tell, job.stopping))
        self.progress.follow(job, self.words("Writing the list"))
        self._let_act(acts=False)
        self._context.runner.act(actions.import_people, draft, self._brought, self._not_brought)

    def reject(self) -> None:
        """Cancel stops what is being written, and then only closes."""
        if self._job is None:
            super().reject()
        else:
            self._job.stop()

    def _written(self) -> None:
        if self._job is not None:
            self._job.end()
            self._job = None
        self._let_act(acts=True)

    def _let_act(self, *, acts: bool) -> None:
        """While the list is written there is nothing to answer, to map or to choose."""
        for one in (self.stack, self.again, self.residue, self.primary):
            one.setEnabled(acts)

    def _brought(self, done: Done[actions.PeopleImported]) -> None:
        self._written()
        self.accept()
        self.brought_in.emit(done)

    def _not_brought(self, error: Exception) -> None:
        self._written()
        self._refuse(error)

    def _choose_residue(self) -> None:
        dialog = QFileDialog(self, self.words("Save what is left to do"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilter(self.words("Workbooks (*.xlsx)"))
        dialog.selectFile(f"{self.words('What is left to do')}.xlsx")
        dialog.fileSelected.connect(lambda name: self.write_residue(Path(name)))
        dialog.open()

    def write_residue(self, to: Path) -> None:
        """Write the rows that do not come in as a table to print."""
        preview, words = self.preview, self.words
        if preview is None:
            return
        table = residue_table(preview, words)
        self._context.runner.long(
            lambda _tell, _stop: write_workbook((table,), to),
            lambda _none: self._context.tell(words("Saved %(file)s", file=to.name)),
            otherwise=self._refuse,
        )

    def _start_again(self) -> None:
        self.preview, self._source = None, None
        self.say(None)
        self.primary.setEnabled(False)
        self.again.hide()
        self.residue.hide()
        self.stack.setCurrentIndex(_CHOOSE)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a dropped file."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.read_file(Path(url.toLocalFile()))
                return


def _remembered(context: PageContext) -> Mapping:
    """What was said of headings before; headings name nobody."""
    try:
        kept = json.loads(bytes(context.settings.blob(REMEMBERED).data()) or b"{}")
    except json.JSONDecodeError:
        return Mapping()
    return Mapping(
        sources=tuple(
            (str(source), tuple((str(k), str(v)) for k, v in said.items()))
            for source, said in kept.items()
            if isinstance(said, dict)
        )
    )


def _remember(context: PageContext, mapping: Mapping) -> None:
    said = {source: dict(fields) for source, fields in mapping.sources}
    text = json.dumps(said, ensure_ascii=False)
    context.settings.keep_blob(REMEMBERED, QByteArray(text.encode()))
