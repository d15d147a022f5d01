"""Reads one page of the guide: rich text in the theme, links that stay in the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from ui.guide.html import html_of, style_of
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.guide.pages import GuidePage
    from ui.theme.theme import Theme


class Reader(QTextBrowser):
    """One page; a link tells where it leads and opens nothing itself."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: GuidePage | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.toString()))
        theme.changed.connect(self._dress)

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its top."""
        self._page = page
        self.setAccessibleName(page.title)
        self._dress()
        self.verticalScrollBar().setValue(0)

    def _dress(self) -> None:
        """Set the text again: the theme's sizes and colours are in it."""
        if self._page is None:
            return
        before = self.verticalScrollBar().value()
        self.setMaximumWidth(self._theme.px(800))
        self.document().setDocumentMargin(self._theme.px(28))
        self.document().setDefaultFont(self._theme.font(Role.BODY))
        self.document().setDefaultStyleSheet(style_of(self._theme))
        self.setHtml(html_of(self._page))
        self.verticalScrollBar().setValue(before)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever a text might name: the guide has no pictures."""
        if kind == QTextDocument.ResourceType.StyleSheetResource.value:
            return super().loadResource(kind, name)
        return None
