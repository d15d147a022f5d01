"""List beside detail with remembered widths; one of the two where the window is slim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSplitter, QWidget

from ui.theme.breadth import Breadth

if TYPE_CHECKING:
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class Split(QSplitter):
    """Two panes and the line between them.

    `fit(breadth)` sets the list's width, and in a slim window shows the list *or* the detail;
    `show_detail()` and `show_list()` go between the two there.
    """

    def __init__(
        self, first: QWidget, second: QWidget, settings: Settings, name: str, theme: Theme
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings, self._name, self._theme = settings, name, theme
        self._breadth = Breadth.WIDE
        self._detail_first = False
        self.first, self.second = first, second
        self.addWidget(first)
        self.addWidget(second)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        first.setMinimumWidth(240)
        second.setMinimumWidth(280)
        self.splitterMoved.connect(self._keep)
        self.fit(Breadth.WIDE)

    def fit(self, breadth: Breadth) -> None:
        """Arrange for this breadth."""
        self._breadth = breadth
        self._show()
        if not breadth.one_pane:
            kept = self._settings.sizes(self._kept_as)
            list_width = kept[0] if kept else self._theme.px(breadth.list_pane)
            self.setSizes([list_width, max(280, self.width() - list_width)])

    @property
    def _kept_as(self) -> str:
        return f"{self._name}/{self._breadth.name.lower()}"

    @property
    def shows_one(self) -> bool:
        """Whether only one of the two is shown."""
        return self._breadth.one_pane

    def show_detail(self) -> None:
        """In a slim window, show the detail instead of the list."""
        self._detail_first = True
        self._show()

    def show_list(self) -> bool:
        """In a slim window, go back to the list; False when it is shown already."""
        was = self.shows_one and self._detail_first
        self._detail_first = False
        self._show()
        return was

    def _show(self) -> None:
        self.first.setVisible(not self.shows_one or not self._detail_first)
        self.second.setVisible(not self.shows_one or self._detail_first)

    def _keep(self) -> None:
        self._settings.keep_sizes(self._kept_as, self.sizes())


class Scroll(QScrollArea):
    """A page that scrolls as one, without a frame; its content is at most `widest` wide."""

    def __init__(self, content: QWidget, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)


class FittingScroll(Scroll):
    """As high as its content where there is room, so that what follows stands close below it."""

    def __init__(self, content: QWidget, name: str = "") -> None:
        super().__init__(content, name)
        self._content = content
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """The content's own height."""
        content = self._content
        high = content.sizeHint().height()
        if content.hasHeightForWidth():
            high = content.heightForWidth(min(self.width(), content.maximumWidth()))
        return QSize(super().sizeHint().width(), high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the content."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
