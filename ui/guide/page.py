"""The guide: pages and what was found at the left, the text at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.guide import pages as guide
from facilitator.guide.blocks import Heading
from facilitator.guide.search import found
from facilitator.papers.guide import guide_paper
from facilitator.papers.render import render
from facilitator.papers.whole_files import write_whole
from ui.guide.reader import Reader
from ui.parts.fields import SearchField
from ui.parts.heads import PageHead
from ui.parts.rows import Row, RowList
from ui.parts.split import Split
from ui.parts.text import Text
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from threading import Event


class GuidePage(SplitPage):
    """The guide in the window's language; F1 opens it at the page of the place one was in."""

    place = "guide"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._pages = guide.pages(self.words.language)
        self._shown = self._pages[0]
        self.list = RowList(self.theme, self.words("Pages of the guide"))
        self.search = SearchField(self.theme, self.words("Search the guide"))
        self.nothing = Text("", Role.BODY_SOFT, self.theme, wraps=True)
        self.reader = Reader(self.theme, self.words.language)
        self._lay_out()
        self.search.searched.connect(self._search)
        self.search.down.connect(self._to_list)
        self.search.returnPressed.connect(self.list.choose_first)
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(self._open)
        self.reader.wanted.connect(self._follow)
        self._search("")
        self.list.choose_first()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.setSpacing(12)
        head.addWidget(PageHead(self.words("The guide"), self.theme))
        head.addWidget(self.search)
        head.addWidget(self.nothing)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reader, 1)
        row.addStretch(0)
        self.split = Split(left, right, self.context.settings, "guide", self.theme)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)

    # Pages, and what is found in them.

    def _search(self, text: str) -> None:
        hits = found(self._pages, text)
        typed = bool(text.strip())
        rows = [Row(hit.page.key, hit.page.title, hit.excerpt) for hit in hits]
        if not typed:
            rows = [Row(page.key, page.title, _contents(page)) for page in self._pages]
        self.nothing.setText(
            self.words("No page has all of these words.") if typed and not hits else ""
        )
        self.nothing.setVisible(typed and not hits)
        self.list.show_rows(rows)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.chosen():
            self.list.choose_first()

    def _choose(self, key: str) -> None:
        page = guide.page_called(key, self.words.language)
        if page is not None:
            self._shown = page
            self.reader.show_page(page)

    def _open(self, key: str) -> None:
        self._choose(key)
        self.split.show_detail()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, link: str) -> None:
        """Go where a link leads: to a place of the window, or to another page."""
        if link.startswith(guide.PLACE):
            self.context.navigate(link.removeprefix(guide.PLACE), {})
        else:
            self.show_page(link)

    def show_page(self, key: str) -> None:
        """Show a page and mark it in the list."""
        if not self.list.choose(key):
            self.search.clear()
            self.list.choose(key)
        self._choose(key)
        self.split.show_detail()

    # What the window asks of a page.

    def state(self) -> Mapping[str, object]:
        """The page, what is searched, and how far one has read."""
        return {
            "page": self._shown.key,
            "search": self.search.text(),
            "read": self.reader.verticalScrollBar().value(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Search and show again; "for" opens the page of a place, "do" the page so called."""
        self.search.setText(str(state.get("search", "")))
        place = str(state.get("for", ""))
        if "do" in state:
            self.show_page(str(state["do"]))
        elif place:
            key = "keys" if place == self.place else guide.page_for(place, self.words.language).key
            self.show_page(key)
        elif "page" in state:
            self.show_page(str(state["page"]))
            read = state.get("read")
            self.reader.verticalScrollBar().setValue(read if isinstance(read, int) else 0)

    def page_actions(self) -> tuple[PageAction, ...]:
        """Keep this page, or the whole guide, as a PDF to print."""
        words = self.words
        return (
            PageAction(
                words("This page as a PDF…"), self._keep_page, "Ctrl+P", "printer", "papers"
            ),
            PageAction(words("The whole guide as a PDF…"), self._keep_all, menu="papers"),
        )

    def to_filter(self) -> bool:
        """Into the search field."""
        self.split.show_list()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        return True

    def print_page(self) -> bool:
        """Make a paper of the page that is shown."""
        self._keep_page()
        return True

    # Papers.

    def _keep_page(self) -> None:
        self._ask_file((self._shown,), self._shown.title)

    def _keep_all(self) -> None:
        self._ask_file(self._pages, self.words("The guide"))

    def _ask_file(self, shown: tuple[guide.GuidePage, ...], title: str) -> None:
        dialog = QFileDialog(self, self.words("Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(f"{title.replace(':', ' –')}.pdf")
        dialog.fileSelected.connect(lambda chosen: self.write(shown, Path(chosen)))
        dialog.open()

    def write(self, shown: tuple[guide.GuidePage, ...], path: Path) -> None:
        """Write these pages into a file, beside the window."""
        paper = guide_paper(shown, self.words.language, self.context.clock.today())
        saved = self.words("Saved %(file)s", file=path.name)

        def work(_tell: Callable[[int, int], None], stop: Event) -> None:
            write_whole(path, render(paper, stop=stop).pdf)

        self.runner.long(
            work, lambda _none: self.context.tell(saved), otherwise=self.context.trouble
        )


def _contents(page: guide.GuidePage) -> str:
    """What a page is about: the names of its sections."""
    return " · ".join(block.text for block in page.blocks if isinstance(block, Heading))
