from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from facilitator.charts.bar import Share
from facilitator.charts.dumbbell import Exchange, hour_ticks
from tests.ui.drawings.charts import ALAW, AROUND, BRAINT, CALENDAR, EXCHANGES, STORY
from ui.drawings.figures import (
    DumbbellView,
    RelationshipBar,
)
from ui.drawings.lines import TimelineView
from ui.drawings.matrix import MatrixView
from ui.drawings.ring import RingGrid, RingView
from ui.drawings.story import StoryView
from ui.theme.tokens import DARK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.charts.marks import Key
    from facilitator.words import Words
    from tests.ui.drawings.conftest import Show
    from ui.drawings.view import DrawingView
    from ui.theme.theme import Theme


def press_tab(view: QWidget) -> None:
    """Press Tab wherever the keyboard is."""
    focused = view.window().focusWidget()
    QTest.keyClick(focused if focused is not None else view.window(), Qt.Key.Key_Tab)


def spoken(view: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(view)
    return str(interface.text(QAccessible.Text.Description))


def place_of(view: DrawingView, key: Key) -> QPoint:
    drawing = view.drawing
    assert drawing is not None
    box = drawing.box_of(key)
    assert box is not None
    middle = QPointF((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return (middle + view.origin()).toPoint()


def a_ring(show: Show, theme: Theme, words: Words) -> RingView:
    view = RingView(theme, words)
    view.show_ring(ALAW)
    show(view, 320, 300)
    press_tab(view)
    return view


def test_a_ring_is_walked_opened_and_locked_with_keys(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = a_ring(show, theme, words)
    qtbot.waitUntil(lambda: view.link == 0)
    with qtbot.waitSignal(view.link_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert chosen.args == [1]
    with qtbot.waitSignal(view.link_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [1]
    with qtbot.waitSignal(view.lock_asked) as asked:
        QTest.keyClick(view, Qt.Key.Key_K)
    assert asked.args == [1]


def test_after_the_last_link_comes_the_first(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = a_ring(show, theme, words)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.link == 3
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.link == 0
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.link == 3


def test_each_link_is_spoken_as_a_sentence(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = a_ring(show, theme, words)
    assert view.accessibleName() == "Alaw"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert spoken(view) == "Bethan gives to Marek. This link is locked."
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert spoken(view) == "Marek gives to Nia. This link is kept."


def test_a_whole_ring_is_spoken_before_it_is_walked(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    view = RingView(theme, words)
    qtbot.addWidget(view)
    view.show_ring(BRAINT)
    assert spoken(view) == (
        "Ring Braint, 3 × 6 h. Rhys gives to Aled. Aled gives to Zahra. Zahra gives to Rhys."
    )


def test_pressing_a_disc_chooses_what_that_person_gives(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = a_ring(show, theme, words)
    with qtbot.waitSignal(view.link_chosen) as chosen:
        QTest.mouseClick(
            view, Qt.MouseButton.LeftButton, pos=place_of(view, ("member", 2)) - QPoint(9, 0)
        )
    assert chosen.args == [2]
    with qtbot.waitSignal(view.link_opened) as opened:
        QTest.mouseDClick(
            view, Qt.MouseButton.LeftButton, pos=place_of(view, ("member", 2)) - QPoint(9, 0)
        )
    assert opened.args == [2]


def test_a_ring_shown_again_keeps_its_link_while_it_has_it(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    view = RingView(theme, words)
    qtbot.addWidget(view)
    view.show_ring(ALAW)
    view.show_link(3)
    view.show_ring(ALAW)
    assert view.link == 3
    view.show_ring(BRAINT)
    assert view.link is None


def test_in_a_grid_one_link_at_most_is_chosen(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    grid = RingGrid(theme, words)
    grid.show_rings([ALAW, BRAINT, ALAW, BRAINT])
    show(grid, 900, 500)
    press_tab(grid)
    qtbot.waitUntil(lambda: grid.views[0].link == 0)
    with qtbot.waitSignal(grid.link_chosen) as chosen:
        press_tab(grid)
    assert chosen.args == [1, 0]
    press_tab(grid)
    press_tab(grid)
    assert [view.link for view in grid.views] == [None, None, None, 0]
    with qtbot.waitSignal(grid.lock_asked) as asked:
        QTest.keyClick(grid.views[3], Qt.Key.Key_K)
    assert asked.args == [3, 0]


@pytest.mark.parametrize(("width", "columns"), [(900, 3), (600, 2), (300, 1)])
def test_a_grid_takes_as_many_columns_as_fit(
    qtbot: QtBot, show: Show, theme: Theme, words: Words, width: int, columns: int
) -> None:
    grid = RingGrid(theme, words)
    grid.show_rings([ALAW, BRAINT, ALAW, BRAINT])
    show(grid, width, 500)
    tops = [view.mapTo(grid, QPoint(0, 0)).y() for view in grid.views]
    assert sum(top == tops[0] for top in tops) == columns
    grid.show_rings([BRAINT])
    assert len(grid.views) == 1


def test_the_matrix_is_walked_in_four_directions_and_opened(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = MatrixView(theme, words)
    view.show_exchanges(EXCHANGES, AROUND)
    show(view)
    press_tab(view)
    qtbot.waitUntil(lambda: view.cell == (0, 0))
    walked = []
    for key in (
        Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Up,
        Qt.Key.Key_Up, Qt.Key.Key_Home,
    ):  # fmt: skip
        QTest.keyClick(view, key)
        walked.append(view.cell)
    assert walked == [(0, 1), (1, 1), (1, 0), (1, 2), (0, 2), (0, 2), (0, 0)]
    QTest.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.cell_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [0, 1]
    assert view.cell_words == spoken(view)
    assert spoken(view) == "Cyngor Dyffryn Glas gave to Glan Môr Health Board, in hours: 6."


def test_the_page_may_say_more_of_a_cell(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = MatrixView(theme, words)
    view.show_exchanges(EXCHANGES, AROUND, lambda giver, receiver: f"{giver} to {receiver}")
    show(view)
    with qtbot.waitSignal(view.cell_chosen) as chosen:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(view, ("cell", 1, 2)))
    assert chosen.args == [1, 2]
    assert spoken(view) == "1 to 2"


def test_gatherings_are_walked_by_their_days(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = TimelineView(theme, words)
    view.show_calendar(CALENDAR)
    show(view, 1000, 200)
    press_tab(view)
    qtbot.waitUntil(lambda: spoken(view) == "Held: Opening, 18 Nov · 33 came.")
    with qtbot.waitSignal(view.gathering_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert chosen.args == [0]
    with qtbot.waitSignal(view.gathering_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [0]


def test_a_story_is_walked_line_by_line(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = StoryView(theme, words)
    view.show_happenings(STORY)
    show(view)
    press_tab(view)
    with qtbot.waitSignal(view.happening_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen.args == [1]
    assert spoken(view) == "18 Feb: Received session 4 from Gwilym, 60 min. in Bangor"
    with qtbot.waitSignal(view.happening_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Enter)
    assert opened.args == [1]


def test_an_empty_view_shows_and_opens_nothing(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    for view in (RingView(theme, words), MatrixView(theme, words), StoryView(theme, words)):
        show(view)
        press_tab(view)
        QTest.keyClick(view, Qt.Key.Key_Right)
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert view.current is None
        assert view.drawing is None


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_the_pointer_is_told_the_whole_sentence(
    qtbot: QtBot, show: Show, theme: Theme, words: Words, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(QToolTip.hideText)
    view = a_ring(show, theme, words)
    at = place_of(view, ("member", 1))
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert QToolTip.text() == "Marek gives to Nia. This link is kept."


def test_figures_say_their_numbers(qtbot: QtBot, theme: Theme, words: Words) -> None:
    dumbbell = DumbbellView(theme, words)
    dumbbell.show_exchange(Exchange("Siân", 180, 240), hour_ticks(360, "h"))
    table = DumbbellView(theme, words)
    table.show_exchanges([Exchange("Bro Afon Council", 240, 660)], hour_ticks(660, "h"))
    bar = RelationshipBar(theme, words)
    bar.show_shares(Share(84, "held"), Share(41, "arranged"), Share(61, "still to arrange"))
    said = {
        dumbbell: "Hours given: 3. Hours received: 4.",
        table: "Bro Afon Council: hours given 4, hours received 11.",
        bar: "Sessions held: 84. Arranged: 41. Still to arrange: 61.",
    }
    for view, sentence in said.items():
        qtbot.addWidget(view)
        assert spoken(view) == sentence


def test_every_view_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    ring = RingView(theme, words)
    ring.show_ring(ALAW)
    views = [ring, MatrixView(theme, words), TimelineView(theme, words), StoryView(theme, words)]
    for view in views:
        qtbot.addWidget(view)
    assert [view.accessibleName() for view in views] == [
        "Alaw", "Who gives to whom", "Calendar of the cohort", "Timeline",
    ]  # fmt: skip


def test_a_larger_text_makes_every_view_larger(qtbot: QtBot, theme: Theme, words: Words) -> None:
    view = RingView(theme, words)
    qtbot.addWidget(view)
    view.show_ring(ALAW)
    before = view.sizeHint().width()
    theme.factor = 2.0
    theme.changed.emit()
    assert view.sizeHint().width() > 1.5 * before


def test_a_view_fits_its_height_to_its_width(qtbot: QtBot, theme: Theme, words: Words) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    view = MatrixView(theme, words)
    view.show_exchanges(EXCHANGES, AROUND)
    layout.addWidget(view)
    layout.addStretch()
    page.resize(800, 600)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert view.drawing is not None
    assert view.height() >= view.drawing.height


def test_a_change_of_theme_repaints_in_its_colours(
    qtbot: QtBot, show: Show, theme: Theme, words: Words
) -> None:
    view = RingView(theme, words)
    view.show_ring(ALAW)
    show(view, 320, 300)
    at = place_of(view, ("member", 0)) + QPoint(0, 11)
    disc = view.drawing
    assert disc is not None
    light = view.grab().toImage().pixelColor(at)
    theme.tokens = DARK
    theme._colours.clear()
    theme.changed.emit()
    dark = view.grab().toImage().pixelColor(at)
    assert light != dark
