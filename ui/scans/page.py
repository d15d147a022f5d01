"""Papers that came back: read from scans and photographs, looked at, placed, marked as signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.agreements.questions import issued_papers
from facilitator.scans import actions
from facilitator.scans.questions import scan_picture, scans
from ui.papers.dialogs import SignDialog
from ui.papers.preview import PageView
from ui.parts.buttons import Button, Kind
from ui.parts.choices import Chips, FlowLayout
from ui.parts.dialogs import TroubleBox
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState
from ui.parts.progress import Progress
from ui.parts.split import Split
from ui.parts.table import Table
from ui.parts.text import Text
from ui.scans.arriving import Arriving
from ui.scans.columns import account_of, columns
from ui.scans.forms import PlaceDialog
from ui.shell.errors import Teller
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Collection, Mapping

    from PySide6.QtGui import QResizeEvent

    from facilitator.agreements.questions import PaperLine
    from facilitator.programme import Done
    from facilitator.scans.questions import ScanLine
    from ui.theme.breadth import Breadth

UNSIGNED, TRAY, ALL = "unsigned", "tray", "all"
_LIST, _EMPTY, _WAITING = range(3)


class ScansPage(SplitPage):
    """What came back on the left, the page itself on the right."""

    place = "scans"
    tables = frozenset({"scan", "agreement", "issued_paper", "pairing", "person"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme, words = self.theme, self.words
        self._lines: dict[str, ScanLine] = {}
        self._shown, self._wanted = "", ""
        self.read = Button(words("Read scans…"), theme, Kind.PRIMARY, icon="scan-line")
        self.arriving = Arriving(self)
        self.read.clicked.connect(self.arriving.choose_files)
        self.head = PageHead(words("Papers that came back"), theme, actions=(self.read,))
        self.trouble = TroubleBox(theme)
        self.progress = Progress(theme, words)
        self.said = Text("", Role.BODY, theme, wraps=True)
        self.said.hide()
        self.views = Chips(
            (
                (ALL, words("All")),
                (UNSIGNED, words("Not marked as signed")),
                (TRAY, words("On the tray")),
            ),
            theme,
            words("View"),
        )
        self.views.choose(ALL)
        self.views.chosen.connect(lambda _keys: self._sift())
        self.table: Table[ScanLine] = Table(
            columns(words), theme, words("Pages that came back"),
            key=lambda line: str(line.id), many=True,
        )  # fmt: skip
        self.table.remember(context.settings, "scans")
        self.table.line_chosen.connect(lambda _key: self._show_chosen())
        self.view = PageView(theme, words("Scanned page"))
        self.what = Text("", Role.STRONG, theme, wraps=True)
        self.empty = EmptyState(
            words("Nothing has come back yet"),
            words(
                "Signed agreements come back on paper. Scan or photograph them in any order and "
                "drop the files on this window: each page goes to its agreement by the code on it. "
                "Nothing is marked as signed before you say so."
            ),
            theme,
            primary=words("Read scans…"),
            key=words("Ctrl N"),
        )
        self.empty.primary_wanted.connect(self.arriving.choose_files)
        self._lay_out()

    def _lay_out(self) -> None:
        first, second = QWidget(), QWidget()
        left = QVBoxLayout(first)
        left.setContentsMargins(0, 0, 12, 0)
        left.setSpacing(10)
        left.addWidget(self.views)
        left.addWidget(self.table, 1)
        left.addWidget(self._buttons())
        right = QVBoxLayout(second)
        right.setContentsMargins(12, 0, 0, 0)
        right.addWidget(self.what)
        right.addWidget(self.view, 1)
        self.split = Split(first, second, self.context.settings, "scans", self.theme)
        self.stack = QStackedWidget()
        for pane in (self.split, self.empty, QWidget()):
            self.stack.addWidget(pane)
        self.stack.setCurrentIndex(_WAITING)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        for part in (self.head, self.trouble, self.progress, self.said):
            self._column.addWidget(part)
        self._column.addWidget(self.stack, 1)
        self.fit(self.breadth)

    def _buttons(self) -> QWidget:
        words, theme = self.words, self.theme
        foot = QWidget()
        flow = FlowLayout(foot, 8)
        self.sign = Button(words("Mark as signed…"), theme, Kind.PRIMARY)
        self.put = Button(words("Place this page…"), theme)
        self.paper = Button(words("Open the paper"), theme, icon="file-text")
        self.take = Button(words("Lay on the tray"), theme)
        self.drop = Button(words("Let the page go"), theme)
        for button, do in (
            (self.sign, self.mark_signed), (self.put, self.place_page),
            (self.paper, self.open_paper), (self.take, self.take_back), (self.drop, self.let_go),
        ):  # fmt: skip
            button.clicked.connect(do)
            button.setEnabled(False)
            flow.addWidget(button)
        return foot

    # What is shown.

    def refresh(self) -> None:
        """Ask what has come back."""
        self.ask("list", self._show, scans)

    def _show(self, lines: tuple[ScanLine, ...]) -> None:
        words, first = self.words, self.stack.currentIndex() == _WAITING
        self._lines = {str(line.id): line for line in lines}
        tray = sum(not line.number for line in lines)
        filed = len({line.number for line in lines if line.number})
        self.head.say(
            words("Papers that came back"),
            words(
                "Pages: %(pages)s · papers: %(papers)s · on the tray: %(tray)s",
                pages=len(lines), papers=filed, tray=tray,
            ) if lines else "",
        )  # fmt: skip
        self.stack.setCurrentIndex(_LIST if lines else _EMPTY)
        # The empty page asks for the same; one primary button is enough.
        self.read.setVisible(bool(lines))
        self._sift()
        if first and self.hasFocus():
            self.begin()

    def _sift(self) -> None:
        view = (self.views.keys() or (ALL,))[0]
        shown = [
            line
            for line in self._lines.values()
            if view == ALL
            or (view == TRAY and not line.number)
            or (view == UNSIGNED and line.number and not line.is_signed)
        ]
        self.table.show_lines(shown)
        keys = [str(line.id) for line in self.table.lines()]
        if self._wanted in keys:
            self.table.choose(self._wanted)
            self._wanted = ""
        elif keys and self.table.chosen() not in keys:
            self.table.choose(keys[0])
        self._show_chosen()

    def chosen(self) -> tuple[ScanLine, ...]:
        """The chosen pages, from top to bottom."""
        return tuple(self._lines[key] for key in self.table.all_chosen() if key in self._lines)

    def _show_chosen(self) -> None:
        lines = self.chosen()
        one = lines[0] if len(lines) == 1 else None
        self.sign.setEnabled(any(line.agreement_id and not line.is_signed for line in lines))
        self.put.setEnabled(one is not None and not one.number)
        self.take.setEnabled(one is not None and bool(one.number))
        self.paper.setEnabled(one is not None and bool(one.number))
        self.drop.setEnabled(one is not None)
        self.actions_changed.emit()
        if not lines:
            self._shown = ""
            self.what.setText("")
            self.view.show_image(QImage())
            return
        line = lines[0]
        who = [line.number, line.parties, account_of(line, self.words)]
        self.what.setText(" · ".join(part for part in who if part))
        self.view.setAccessibleDescription(self.what.text())
        if line.digest != self._shown:
            self._shown = line.digest
            self.ask("picture", self._show_picture, scan_picture, line.digest)

    def _show_picture(self, picture: bytes) -> None:
        self.view.show_image(QImage.fromData(picture))

    # What is done with a page.

    def mark_signed(self) -> None:
        """Say who has signed the agreements whose pages are chosen."""
        wanted = {line.agreement_id for line in self.chosen() if line.agreement_id is not None}
        if wanted:
            self.ask("papers", lambda papers: self._sign(papers, wanted), issued_papers)

    def _sign(self, papers: tuple[PaperLine, ...], wanted: Collection[uuid.UUID]) -> None:
        lines = [line for line in papers if line.agreement_id in wanted]
        dialog = SignDialog(lines, self.context.clock.today(), self.theme, self.words, self)

        def done(what: Done[object]) -> None:
            dialog.accept()
            self.did(what)

        dialog.primary_pressed.connect(lambda: self._mark(dialog, done))
        dialog.open()

    def _mark(self, dialog: SignDialog, done: Callable[[Done[object]], None]) -> None:
        from facilitator.agreements.actions import SignaturesDraft, mark_several_signed

        self.runner.act(
            mark_several_signed,
            SignaturesDraft(dialog.drafts()),
            done,
            lambda error: dialog.say(Teller(self.words).tell(error)),
        )

    def place_page(self) -> None:
        """Ask which paper the chosen page belongs to."""
        self.ask("numbers", self._place, issued_papers)

    def _place(self, papers: tuple[PaperLine, ...]) -> None:
        lines = self.chosen()
        if not lines:
            return
        line = lines[0]
        names = {paper.number: paper.pairing or paper.reader for paper in papers}
        dialog = PlaceDialog(tuple(names.items()), self.theme, self.words, self)

        def done(what: Done[object]) -> None:
            dialog.accept()
            self._wanted = str(line.id)
            self.did(what)

        dialog.primary_pressed.connect(
            lambda: self.runner.act(
                actions.place_scan,
                actions.PlaceDraft(line.id, line.version, dialog.number()),
                done,
                lambda error: dialog.say(Teller(self.words).tell(error)),
            )
        )
        dialog.open()

    def take_back(self) -> None:
        """Take the chosen page from its paper and lay it on the tray."""
        self._with_one(actions.take_scan_back)

    def let_go(self) -> None:
        """Let the chosen page go; undo brings it back."""
        self._with_one(actions.drop_scan)

    def _with_one(self, action: Callable[..., None]) -> None:
        lines = self.chosen()
        if len(lines) == 1:
            draft = actions.ScanDraft(lines[0].id, lines[0].version)
            self.runner.act(action, draft, self.did, self.arriving.refused)

    def open_paper(self) -> None:
        """Go to the paper that the chosen page was filed with."""
        lines = self.chosen()
        if lines and lines[0].number:
            state = {"view": "issued", "filter": lines[0].number}
            self.context.navigate("papers", state)

    # The page in the window.

    def state(self) -> Mapping[str, object]:
        """View and chosen page."""
        return {"view": (self.views.keys() or (ALL,))[0], "chosen": self.table.chosen()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose again; "files" are read as if they were dropped here."""
        if state.get("view") in {UNSIGNED, TRAY, ALL}:
            self.views.choose(str(state["view"]))
        self._wanted = str(state.get("chosen") or "")
        if self._lines:
            self._sift()
        files = state.get("files")
        if isinstance(files, list):
            self.arriving.read_files([Path(str(one)) for one in files])
        elif state.get("do") == "read":
            self.arriving.choose_files()

    def page_actions(self) -> tuple[PageAction, ...]:
        """What can be done here."""
        words, lines = self.words, self.chosen()
        acts = [PageAction(words("Read scans…"), self.arriving.choose_files, "Ctrl+N", "scan-line")]
        if self.sign.isEnabled():
            acts.append(PageAction(words("Mark as signed…"), self.mark_signed))
        if len(lines) == 1 and not lines[0].number:
            acts.append(PageAction(words("Place this page…"), self.place_page, "F2"))
        if len(lines) == 1 and lines[0].number:
            acts.append(PageAction(words("Open the paper"), self.open_paper))
            acts.append(PageAction(words("Lay on the tray"), self.take_back))
        if len(lines) == 1:
            acts.append(PageAction(words("Let the page go"), self.let_go))
        return tuple(acts)

    def fit(self, breadth: Breadth) -> None:
        """Arrange for this breadth."""
        super().fit(breadth)
        self._column.setContentsMargins(breadth.margin, 24, breadth.margin, 16)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give list and page half the width each, while nobody has moved the line."""
        name = f"scans/{self.breadth.name.lower()}"
        if not self.split.shows_one and not self.context.settings.sizes(name):
            half = max(280, self.split.width() // 2)
            self.split.setSizes([half, half])
