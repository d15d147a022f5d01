from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.words import Language, Words
from tests.ui.demo_page import PEOPLE
from ui.parts.days import read_day
from ui.parts.folding import folded, matches
from ui.parts.table import Column, Table
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt

TODAY = dt.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [("sian", "Siân Llŵyd-Ŵyr"), ("llwyd SIAN", "Siân Llŵyd-Ŵyr"), ("blaz", "Tomasz Błażejewski")],
)
def test_names_are_found_without_their_accents(text: str, name: str) -> None:
    assert matches(text, folded(name))
    assert not matches(text + "x", folded(name))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/3", dt.date(2027, 3, 30)),
        ("30/3/27", dt.date(2027, 3, 30)),
        ("30.03.2028", dt.date(2028, 3, 30)),
        ("30 March", dt.date(2027, 3, 30)),
        ("Tuesday 30 March 2027", dt.date(2027, 3, 30)),
        ("30 mar", dt.date(2027, 3, 30)),
        ("20/12", dt.date(2026, 12, 20)),
        ("+7", dt.date(2027, 3, 8)),
        ("2027-03-09", dt.date(2027, 3, 9)),
        ("31/2", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_are_read_as_they_are_said(text: str, day: dt.date | None) -> None:
    assert read_day(text, TODAY, Words(Language.EN)) == day


def test_welsh_months_are_read_too() -> None:
    assert read_day("30 Mawrth", TODAY, Words(Language.CY)) == dt.date(2027, 3, 30)


def test_a_date_field_says_the_day_in_words(qtbot: QtBot, theme: Theme, words: Words) -> None:
    from ui.parts.fields import DateField

    field = DateField(theme, "Next date", words, TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "30/3")
    assert field.day() == dt.date(2027, 3, 30)
    assert field.text() == "Tuesday 30 March 2027"
    field.setText("no day")
    assert (field.day(), field.is_readable()) == (None, False)
    field.clear()
    assert (field.day(), field.is_readable()) == (None, True)


def test_a_list_filters_chooses_and_speaks(qtbot: QtBot, theme: Theme) -> None:
    from ui.parts.rows import RowList

    people = RowList(theme, "People")
    qtbot.addWidget(people)
    people.show_rows(PEOPLE)
    with qtbot.waitSignal(people.row_chosen) as chosen:
        people.choose("5")
    assert chosen.args == ["5"]
    people.filter("sian")
    assert [row.title for row in people.rows()] == ["Siân Llŵyd-Ŵyr"]
    assert people.chosen() == "5"
    spoken = people.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Siân Llŵyd-Ŵyr, Cyngor Gwynedd, 1 h to pass on"


def test_a_list_says_when_the_chosen_row_is_filtered_away(qtbot: QtBot, theme: Theme) -> None:
    from ui.parts.rows import RowList

    people = RowList(theme, "People")
    qtbot.addWidget(people)
    people.show_rows(PEOPLE)
    people.choose("5")
    with qtbot.waitSignal(people.row_chosen) as chosen:
        people.filter("angharad")
    assert chosen.args == [""]


def test_a_list_keeps_its_choice_in_silence_when_rows_come_again(
    qtbot: QtBot, theme: Theme
) -> None:
    from ui.parts.rows import RowList

    people = RowList(theme, "People")
    qtbot.addWidget(people)
    people.show_rows(PEOPLE)
    people.choose("5")
    with qtbot.assertNotEmitted(people.row_chosen):
        people.show_rows(tuple(reversed(PEOPLE)))
    assert people.chosen() == "5"


def test_a_list_is_copied_as_a_table(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtGui import QGuiApplication

    from ui.parts.rows import RowList

    people = RowList(theme, "People", many=True)
    qtbot.addWidget(people)
    people.show_rows(PEOPLE[:2])
    people.copy_table()
    assert QGuiApplication.clipboard().text() == (
        "Angharad Pugh\tBangor University\tin step\nElin Mair Jones\tBetsi Cadwaladr UHB\t1 h ahead"
    )


def _table(theme: Theme) -> Table[tuple[str, int | None]]:
    columns: tuple[Column[tuple[str, int | None]], ...] = (
        Column("who", "With", lambda line: line[0]),
        Column("minutes", "Minutes", lambda line: line[1], right=True),
        Column("where", "Where", lambda _line: "Bangor"),
    )
    return Table(columns, theme, "Sessions", key=lambda line: line[0])


def test_a_table_sorts_by_its_headings_and_keeps_the_choice(qtbot: QtBot, theme: Theme) -> None:
    table = _table(theme)
    qtbot.addWidget(table)
    table.show_lines((("Siân", 60), ("Áine", None), ("Bob", 5)))
    table.choose("Bob")
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [line[0] for line in table.lines()] == ["Áine", "Bob", "Siân"]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [line[0] for line in table.lines()] == ["Bob", "Siân", "Áine"]
    assert table.chosen() == "Bob"
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    table.show_lines((("Siân", 60), ("Áine", None)))
    assert [line[0] for line in table.lines()] == ["Siân", "Áine"]


def test_a_table_is_copied_with_headings_and_quoted(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtGui import QGuiApplication

    table = _table(theme)
    qtbot.addWidget(table)
    table.show_lines((('a\t"b"', 60),))
    table.copy_table()
    assert QGuiApplication.clipboard().text() == 'With\tMinutes\tWhere\n"a\t""b"""\t60\tBangor'


def test_a_table_remembers_widths_and_order(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    first, second = _table(theme), _table(theme)
    for table in (first, second):
        qtbot.addWidget(table)
    first.remember(settings, "sessions")
    first.horizontalHeader().resizeSection(0, 222)
    first.horizontalHeader().moveSection(1, 0)
    second.remember(settings, "sessions")
    assert second.horizontalHeader().sectionSize(0) == 222
    assert second.horizontalHeader().visualIndex(1) == 0


def test_widths_follow_the_text_and_are_kept_as_at_full_size(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    first = _table(theme)
    qtbot.addWidget(first)
    first.resize(1000, 300)
    first.show()
    first.remember(settings, "sessions")
    first.horizontalHeader().resizeSection(0, 200)
    theme.wear(factor=2.0)
    assert first.horizontalHeader().sectionSize(0) == 400
    second = _table(theme)
    qtbot.addWidget(second)
    second.resize(1000, 300)
    second.show()
    second.remember(settings, "sessions")
    assert second.horizontalHeader().sectionSize(0) == 400
    theme.wear(factor=1.0)
    assert second.horizontalHeader().sectionSize(0) == 200


def test_a_table_without_room_leaves_out_what_it_can_spare_and_cuts_no_figure(
    qtbot: QtBot, theme: Theme
) -> None:
    table: Table[tuple[str, str]] = Table(
        (
            Column("who", "Who gives", lambda line: line[0], width=160),
            Column("fit", "Fit", lambda line: line[1], width=90, spare=2),
            Column("hours", "Hours so far", lambda line: line[1], right=True, width=60),
            Column("why", "Why", lambda line: line[1], width=0, spare=1),
        ),
        theme,
        "Pairings",
        key=lambda line: line[0],
    )
    qtbot.addWidget(table)
    table.show_lines((("Siân", "1 h"),))
    table.show()
    table.resize(700, 200)
    header = table.horizontalHeader()
    heading = theme.metrics(Role.META_STRONG).horizontalAdvance("Hours so far")
    assert not any(header.isSectionHidden(at) for at in range(4))
    assert header.sectionSize(2) > heading
    table.resize(300, 200)
    assert [header.isSectionHidden(at) for at in range(4)] == [False, False, False, True]
    table.resize(220, 200)
    assert [header.isSectionHidden(at) for at in range(4)] == [False, True, False, True]
    assert header.sectionSize(2) > heading
    assert header.length() <= table.viewport().width()
    table.resize(700, 200)
    assert not any(header.isSectionHidden(at) for at in range(4))
    assert header.sectionSize(0) == 160


def test_the_ring_of_the_keyboard_is_around_the_whole_row(qtbot: QtBot, theme: Theme) -> None:
    table = _table(theme)
    qtbot.addWidget(table)
    table.show_lines((("Siân", 60), ("Áine", 30)))
    table.resize(700, 200)
    table.show()
    table.activateWindow()
    assert QTest.qWaitForWindowActive(table)
    table.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_Down)
    row = table.visualRect(table.model().index(table.currentIndex().row(), 0))
    picture = table.viewport().grab().toImage()
    top, focus = row.top() + 2, theme.colour("focus").rgb()
    ringed = [picture.pixelColor(x, top).rgb() == focus for x in (20, 300, 690)]
    assert ringed == [True, True, True]
    middle = row.center().y()
    assert [picture.pixelColor(x, middle).rgb() == focus for x in (5, 120, 696)] == [
        True,
        False,
        True,
    ]


def test_a_detail_is_edited_in_place(qtbot: QtBot, theme: Theme) -> None:
    from ui.parts.detail import DetailField
    from ui.parts.fields import LineField

    field = DetailField("Asks", theme, lambda: LineField(theme))
    qtbot.addWidget(field)
    field.show()
    field.show_value("Chairing a board")
    QTest.keyClick(field.value, Qt.Key.Key_F2)
    assert field.is_editing()
    editor = field.editor
    assert isinstance(editor, LineField)
    editor.setText("Finance")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not field.is_editing()
    field.value.click()
    assert editor.text() == "Chairing a board"
    editor.setText("Finance")
    with qtbot.waitSignal(field.kept) as kept:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert kept.args == ["Finance"]
    field.refuse("That is too long.")
    assert field.is_editing()
    assert editor.text() == "Finance"


def test_rule_rows_act_on_their_keys(qtbot: QtBot, theme: Theme, words: Words) -> None:
    from ui.parts.sentences import RuleLine, SentenceGroup

    group = SentenceGroup("Decide", theme, words)
    qtbot.addWidget(group)
    line = RuleLine("1", "Priya Nair leaves", "Rule: mend it.", act="Mend the ring")
    group.show_lines((line, RuleLine("2", "Hywel Prosser", "Rule: half done.")))
    group.show()
    assert group.choose("1")
    row = group.rows[0]
    for key, signal in (
        (Qt.Key.Key_Return, group.act_wanted),
        (Qt.Key.Key_S, group.snooze_wanted),
        (Qt.Key.Key_N, group.no_concern_wanted),
    ):
        with qtbot.waitSignal(signal) as wanted:
            QTest.keyClick(row, key)
        assert wanted.args == ["1"]
    assert row.accessibleName() == "Priya Nair leaves. Rule: mend it."
    group.show_lines(())
    assert not group.isVisible()


def test_strong_phrases_stand_out_and_nothing_else_is_markup() -> None:
    from ui.parts.text import with_strong

    written = with_strong("6 h <b> of 6 h", ("6 h",), "#000000")
    assert written == ('<span style="font-weight:600;color:#000000">6 h</span> &lt;b&gt; of 6 h')


def test_progress_shows_itself_only_when_work_lasts(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    from PySide6.QtCore import QObject

    from ui.job import Job
    from ui.parts.progress import Progress

    owner = QObject()
    quick, slow = Job(owner), Job(owner)
    progress = Progress(theme, words, patience=20)
    qtbot.addWidget(progress)
    progress.follow(quick, "Printing")
    quick.ended.emit()
    assert not progress.isVisible()
    progress.follow(slow, "Printing 64 pages")
    qtbot.waitUntil(progress.isVisible)
    slow.tell(3, 64)
    qtbot.waitUntil(lambda: progress.how_far.text() == "3 of 64")
    progress.cancel.click()
    assert slow.stopping.is_set()
    slow.ended.emit()
    assert not progress.isVisible()


def test_escape_cancels_work_wherever_the_keyboard_is(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

    from ui.job import Job
    from ui.parts.progress import Progress

    page, owner = QWidget(), QObject()
    progress, field = Progress(theme, words, patience=20), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(progress)
    column.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    job = Job(owner)
    progress.follow(job, "Printing")
    qtbot.waitUntil(progress.isVisible)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(job.stopping.is_set)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("short", 0),
        ("aaaaaaaaaaaaaaa", 1),
        ("coracle thistle 7", 2),
        ("acorn barn cwm dune elm", 3),
    ],
)
def test_passphrases_are_judged(text: str, level: int) -> None:
    from ui.parts.passphrase import strength

    assert strength(text) == level


def test_a_new_passphrase_is_long_and_typed_twice(qtbot: QtBot, theme: Theme, words: Words) -> None:
    from ui.parts.passphrase import NewPassphrase

    asked = NewPassphrase(theme, words)
    qtbot.addWidget(asked)
    asked.first.setText("eleven char")
    assert (asked.passphrase(), asked.say_trouble()) == ("", True)
    asked.first.setText("twelve chars")
    asked.second.setText("twelve char")
    assert asked.trouble() == "The two are not the same yet."
    asked.suggest.click()
    assert len(asked.passphrase().split()) == 5
    assert asked.trouble() == ""


def test_a_number_field_shows_its_number(qtbot: QtBot, theme: Theme) -> None:
    from ui.parts.fields import NumberField

    field = NumberField(theme, "Minutes")
    qtbot.addWidget(field)
    field.setValue(60)
    field.resize(120, 36)
    field.show()
    assert field.lineEdit().width() > 80
    assert field.height() == 36


def test_a_column_set_aside_comes_back_and_is_not_kept_as_hidden(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    first, second = _table(theme), _table(theme)
    for table in (first, second):
        qtbot.addWidget(table)
    first.remember(settings, "sessions")
    first.set_aside("minutes")
    assert first.isColumnHidden(1)
    first.horizontalHeader().resizeSection(0, 210)
    second.remember(settings, "sessions")
    assert not second.isColumnHidden(1)
    first.set_aside()
    assert not first.isColumnHidden(1)
