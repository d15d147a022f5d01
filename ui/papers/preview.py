"""The preview: what it is, the languages, the page fitted to the height, and the pager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.words import Language
from ui.papers.pictures import picture_of
from ui.parts.buttons import IconButton
from ui.parts.choices import Segments
from ui.parts.text import ElidedText, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.papers.pictures import PagePicture
    from ui.runner import Runner
    from ui.theme.theme import Theme

OWN = "own"
LANGUAGES = {
    OWN: (),
    "en": (Language.EN,),
    "cy": (Language.CY,),
    "both": (Language.CY, Language.EN),
}


class PageView(QWidget):
    """One page of paper: white in every theme, with a hairline around it."""

    turned = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._image = theme, QImage()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 240)

    def show_image(self, image: QImage) -> None:
        """Show another page."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        """As high as there is room."""
        return QSize(480, 680)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up, Page Down and the arrows turn pages."""
        forward = {Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Space}
        if event.key() in forward:
            self.turned.emit(1)
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_Left}:
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page in the middle, fitted to the room."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(
            self.size() - QSize(8, 8), Qt.AspectRatioMode.KeepAspectRatio
        )
        at = QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2,
            size.width(), size.height(),
        )  # fmt: skip
        shadow = QColor(self._theme.colour("ink"))
        shadow.setAlphaF(0.04)
        painter.fillRect(at.adjusted(-2, -1, 3, 4), shadow)
        painter.drawImage(at, self._image)
        painter.setPen(QPen(self._theme.colour("rule_strong"), 1))
        painter.drawRect(at.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class PreviewPane(QWidget):
    """What stands on the right of the page; `languages_chosen` asks for other languages."""

    languages_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words, runner: Runner) -> None:
        super().__init__()
        self._theme, self._words, self._runner = theme, words, runner
        self._pdf, self._wanted, self._newest = b"", 0, 0
        self._page, self._pages = 0, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.title = ElidedText("", Role.STRONG, theme)
        self.under = ElidedText("", Role.SENTENCE, theme)
        names.addWidget(self.title)
        names.addWidget(self.under)
        head.addLayout(names, 1)
        self.languages = Segments(
            (
                (OWN, words("Reader’s own")),
                ("en", words("English")),
                ("cy", words("Cymraeg")),
                ("both", words("Both")),
            ),
            theme,
            words("Language of the papers"),
        )
        self.languages.chosen.connect(self.languages_chosen)
        head.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.view = PageView(theme, words("Page"))
        self.view.turned.connect(self.turn)
        column.addWidget(self.view, 1)
        self.none = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.hide()
        column.addWidget(self.none, 1)
        column.addLayout(self._pager())
        self._say_page()
        theme.changed.connect(self.update)

    def _pager(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch()
        words = self._words
        self.back = IconButton("chevron-left", words("Page before"), self._theme)
        self.back.clicked.connect(lambda: self.turn(-1))
        row.addWidget(self.back)
        self.where = Text("", Role.STRONG, self._theme)
        row.addWidget(self.where)
        self.on = IconButton("chevron-right", words("Next page"), self._theme)
        self.on.clicked.connect(lambda: self.turn(1))
        row.addWidget(self.on)
        row.addStretch()
        return row

    def say(self, title: str, under: str) -> None:
        """Name what is shown."""
        self.title.setText(title)
        self.under.setText(under)

    def show_pdf(self, pdf: bytes, none: str = "") -> None:
        """Show a PDF from its first page; without one, say why there is nothing."""
        same = pdf == self._pdf
        self._pdf = pdf
        self.none.setText(none)
        self.none.setVisible(not pdf)
        self.view.setVisible(bool(pdf))
        if pdf:
            self._ask(self._page if same else 0)
        else:
            self._newest += 1
            self._page = self._pages = 0
            self._say_page()

    def turn(self, by: int) -> None:
        """Turn so many pages on, or back."""
        page = self._page + by
        if 0 <= page < self._pages:
            self._ask(page)

    def _ask(self, page: int) -> None:
        self._newest += 1
        number, pdf = self._newest, self._pdf

        def shown(picture: PagePicture) -> None:
            if number == self._newest:
                self._show(picture)

        self._runner.long(lambda _tell, _stop: picture_of(pdf, page), shown)

    def _show(self, picture: PagePicture) -> None:
        self._page, self._pages = picture.page, picture.pages
        self.view.show_image(picture.image)
        self._say_page()

    def _say_page(self) -> None:
        where = self._words("Page %(page)s of %(pages)s", page=self._page + 1, pages=self._pages)
        self.where.setText(where if self._pages else "")
        self.view.setAccessibleDescription(self.where.text())
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(self._page + 1 < self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the languages below the name where both have no room side by side."""
        super().resizeEvent(event)
        side_by_side = self.width() >= self.languages.sizeHint().width() + self._theme.px(260)
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if side_by_side else way.TopToBottom)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the canvas behind the paper."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        painter.end()
