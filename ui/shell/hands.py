"""What every list and table lets one do: a menu for the chosen row, copying, its columns.

    give_hands(self, self.table)    # in a page that has `row_actions`

The menu opens with the mouse, with the menu key and with Shift+F10; what it holds stands in
the menu bar and in the palette too, through `page_actions`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.parts.rows import RowList

if TYPE_CHECKING:
    from ui.parts.table import Table
    from ui.shell.page import Page

    View = Table[Any] | RowList


def give_hands(page: Page, *views: View) -> None:
    """Let the rows of these views offer what the page can do with the chosen one."""
    for view in views:
        view.menu_wanted.connect(lambda _key, at, view=view: offer_menu(page, view, at))


def offer_menu(page: Page, view: View, at: QPoint) -> None:
    """Open the menu of the chosen row at this place of the screen."""
    menu_of(page, view).popup(at)


def menu_of(page: Page, view: View) -> QMenu:
    """The menu of the chosen row: what can be done with it, copying, and the columns."""
    # A list has rows without columns: a page of lists needs no tables.
    from ui.parts.table import Table

    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for act in page.row_actions():
        if act.enabled:
            menu.addAction(_with_key(act.text, act.keys)).triggered.connect(
                lambda _on=False, do=act.do: do()
            )
    if menu.actions():
        menu.addSeparator()
    words = page.words
    copy = menu.addAction(_with_key(words("Copy as a table"), "Ctrl+C"))
    copy.triggered.connect(view.copy_table)
    if isinstance(view, Table):
        columns = menu.addAction(words("Columns…"))
        columns.triggered.connect(lambda: choose_columns(page, view))
    kept = menu.addAction(_with_key(words("Kept filters…"), "Ctrl+Alt+F"))
    kept.triggered.connect(lambda: choose_filter(page))
    return menu


def _with_key(text: str, keys: str) -> str:
    return f"{text}\t{keys}" if keys else text


def choose_filter(page: Page) -> None:
    """Show the kept filters of the page; loaded when first wanted, for it asks the programme."""
    import_module("ui.filters.kept").open_filters(page)


def copy_shown(page: Page) -> bool:
    """Copy the list or table that has the keyboard, else the first one that is seen."""
    from ui.parts.table import Table

    view = _view_of(page, (Table, RowList))
    if isinstance(view, Table | RowList):
        view.copy_table()
    return view is not None


def choose_columns(page: Page, view: Table[Any] | None = None) -> bool:
    """Ask which columns the table shows; False where the page shows no table."""
    from ui.parts.table import Table
    from ui.shell.columns_dialog import ColumnsDialog

    table = view or _view_of(page, (Table,))
    if isinstance(table, Table):
        ColumnsDialog(table, page.theme, page.words, page.window()).open()
    return table is not None


def _view_of(page: Page, kinds: tuple[type[QWidget], ...]) -> QWidget | None:
    seen = [one for kind in kinds for one in page.findChildren(kind) if one.isVisible()]
    return next((one for one in seen if one.hasFocus()), seen[0] if seen else None)
