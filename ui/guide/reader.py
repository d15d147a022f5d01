"""Reads one page of the guide: rich text in the theme, links that stay in the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QTextBrowser

from facilitator.guide.pages import picture_of
from ui.guide.html import PICTURE, html_of, style_of
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.guide.pages import GuidePage
    from facilitator.words import Language
    from ui.theme.theme import Theme

AT_SIDES, ABOVE = 40, 20
SIZES = {1: Role.TITLE.value.size, 2: Role.SECTION.value.size}


class Reader(QTextBrowser):
    """One page; a link tells where it leads and opens nothing itself."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._theme, self._language = theme, language
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
        self.document().setDefaultFont(self._theme.font(Role.BODY))
        self.document().setDefaultStyleSheet(style_of(self._theme))
        self.setHtml(html_of(self._page))
        self._size_headings()
        self._leave_air()
        self.verticalScrollBar().setValue(before)

    def _leave_air(self) -> None:
        """The margins of every other pane: its title stands where theirs do."""
        frame = self.document().rootFrame()
        looks = frame.frameFormat()
        looks.setMargin(AT_SIDES)
        looks.setTopMargin(ABOVE)
        frame.setFrameFormat(looks)

    def _size_headings(self) -> None:
        """Give headings their sizes: Qt has its own for them, whatever a style says."""
        prop = QTextFormat.Property
        block = self.document().begin()
        while block.isValid():
            rank = block.blockFormat().headingLevel()
            if rank:
                words = QTextCursor(block)
                words.select(QTextCursor.SelectionType.BlockUnderCursor)
                looks = words.charFormat()
                looks.clearProperty(prop.FontSizeAdjustment.value)
                looks.setProperty(prop.FontPixelSize.value, self._theme.px(SIZES[rank]))
                words.setCharFormat(looks)
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load the pictures of the guide, and nothing else, whatever a text might name."""
        wanted = name.toString() if isinstance(name, QUrl) else name
        if self._page and wanted.startswith(PICTURE):
            return self._picture(wanted.removeprefix(PICTURE))
        if kind == QTextDocument.ResourceType.StyleSheetResource.value:
            return super().loadResource(kind, name)
        return None

    def _picture(self, name: str) -> QImage:
        """A picture as wide as the text, sharp on every screen."""
        image = QImage.fromData(picture_of(name, self._language))
        ratio = self.devicePixelRatioF()
        room = self.width() - 2 * AT_SIDES - self.verticalScrollBar().width()
        width = max(200, min(room, self._theme.px(800) - 2 * AT_SIDES))
        smooth = Qt.TransformationMode.SmoothTransformation
        fitting = image.scaledToWidth(round(width * ratio), smooth)
        fitting.setDevicePixelRatio(ratio)
        return fitting
