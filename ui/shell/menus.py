"""The menu bar: File, Edit, View, Go, Papers, Help, with every shortcut of the window.

What a page can do itself is added to Edit or Papers while the page is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.shell.mnemonics import mark, plain
from ui.shell.places import BESIDE, PLACES, SETTINGS
from ui.theme.tokens import Scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from facilitator.words import Words
    from ui.shell.page import PageAction


@dataclass(frozen=True)
class Orders:
    """What the menus can ask of the window."""

    new_programme: Callable[[], None]
    open_programme: Callable[[], None]
    open_to_look: Callable[[], None]
    open_on_server: Callable[[], None]
    close_programme: Callable[[], None]
    open_recent: Callable[[Path], None]
    export_workbook: Callable[[], None]
    export_tables: Callable[[], None]
    export_history: Callable[[], None]
    training_copy: Callable[[], None]
    back_up: Callable[[], None]
    save_copy: Callable[[], None]
    restore: Callable[[], None]
    check: Callable[[], None]
    change_passphrase: Callable[[], None]
    lock: Callable[[], None]
    go: Callable[[str], None]
    go_and: Callable[[str, str], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    find: Callable[[], None]
    new: Callable[[], None]
    print_page: Callable[[], None]
    palette: Callable[[], None]
    back: Callable[[], None]
    forward: Callable[[], None]
    copy_table: Callable[[], None]
    columns: Callable[[], None]
    filters: Callable[[], None]
    details: Callable[[], None]
    text_size: Callable[[int], None]
    scheme: Callable[[Scheme], None]
    contrast: Callable[[bool], None]
    language: Callable[[], None]
    guide: Callable[[], None]
    shortcuts: Callable[[], None]
    about: Callable[[], None]
    quit: Callable[[], None]


class Menus(QObject):
    """Fills a menu bar, and keeps the actions that change."""

    def __init__(self, bar: QMenuBar, words: Words, orders: Orders) -> None:
        super().__init__(bar)
        self._bar, self._words, self._orders = bar, words, orders
        self._of_page: list[QAction] = []
        self._labels = ("", "")
        bar.clear()
        self.by_name: dict[str, QMenu] = {}
        self._needs_programme: list[QAction] = []
        self._of_files: list[QAction] = []
        self._file()
        self._edit()
        self._view()
        self._go()
        self._papers()
        self._help()
        mark(bar.actions())
        for menu in self.by_name.values():
            mark(menu.actions())
        self.show_programme(is_open=False)

    def _menu(self, key: str, title: str) -> QMenu:
        menu = QMenu(title, self._bar)
        self.by_name[key] = menu
        self._bar.addMenu(menu)
        return menu

    def _add(
        self,
        menu: QMenu,
        text: str,
        do: Callable[[], None],
        keys: str = "",
        *,
        programme: bool = False,
    ) -> QAction:
        action = QAction(text, menu)
        if keys:
            action.setShortcut(QKeySequence(keys))
        # The role by text would move "Settings" and "About" on macOS only; say it plainly.
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _on=False: do())
        menu.addAction(action)
        if programme:
            self._needs_programme.append(action)
        return action

    def _file(self) -> None:
        words, orders = self._words, self._orders
        menu = self._menu("file", words("File"))
        self._add(menu, words("Start a programme…"), orders.new_programme)
        self._add(menu, words("Open…"), orders.open_programme, "Ctrl+O")
        self._add(menu, words("Open on a server…"), orders.open_on_server)
        self._add(menu, words("Open to look only…"), orders.open_to_look)
        self.recent = self._submenu(menu, words("Opened lately"))
        menu.addSeparator()
        self._add(
            menu,
            words("Import people…"),
            lambda: orders.go_and("people", "import"),
            programme=True,
        )
        self._export(menu)
        menu.addSeparator()
        for text, do in (
            (words("Back up now"), orders.back_up),
            (words("Save a copy elsewhere…"), orders.save_copy),
            (words("Restore a backup…"), orders.restore),
            (words("Check the file"), orders.check),
            (words("Change the passphrase…"), orders.change_passphrase),
        ):
            action = self._add(menu, text, do, programme=True)
            if do != orders.check:
                self._of_files.append(action)
        self.lock = self._add(menu, words("Lock now"), orders.lock, "Ctrl+Shift+K")
        menu.addSeparator()
        self._add(
            menu, words("Close the programme"), orders.close_programme, "Ctrl+W", programme=True
        )
        self._add(menu, words("Quit"), orders.quit, "Ctrl+Q")

    def _export(self, menu: QMenu) -> None:
        words, orders = self._words, self._orders
        export = self._submenu(menu, words("Export"))
        for text, do in (
            (words("A workbook for Excel…"), orders.export_workbook),
            (words("Tables in a folder…"), orders.export_tables),
            (words("The whole history in a folder…"), orders.export_history),
            (words("A copy for training…"), orders.training_copy),
        ):
            self._add(export, text, do, programme=True)
        mark(export.actions())

    def _submenu(self, menu: QMenu, title: str) -> QMenu:
        inner = QMenu(title, menu)
        menu.addMenu(inner)
        return inner

    def show_recent(self, files: Sequence[tuple[str, Path]]) -> None:
        """Offer these programmes, opened lately, under File."""
        self.recent.clear()
        for title, path in files:
            self._add(self.recent, title, partial(self._orders.open_recent, path))
        self.recent.setEnabled(bool(files))
        mark(self.recent.actions())

    def _edit(self) -> None:
        words, orders = self._words, self._orders
        menu = self._menu("edit", words("Edit"))
        self.undo = self._add(menu, words("Undo"), orders.undo, "Ctrl+Z")
        self.redo = self._add(menu, words("Redo"), orders.redo, "Ctrl+Shift+Z")
        menu.addSeparator()
        self._add(menu, words("New"), orders.new, "Ctrl+N", programme=True)
        self._add(menu, words("Filter this page"), orders.find, "Ctrl+F", programme=True)
        self._add(menu, words("Copy as a table"), orders.copy_table, programme=True)
        menu.addSeparator()

    def _view(self) -> None:
        words, orders = self._words, self._orders
        menu = self._menu("view", words("View"))
        self._add(menu, words("Details"), orders.details, "Ctrl+I", programme=True)
        self._add(menu, words("Columns…"), orders.columns, programme=True)
        self._add(menu, words("Kept filters…"), orders.filters, "Ctrl+Alt+F", programme=True)
        menu.addSeparator()
        self._add(menu, words("Larger text"), lambda: orders.text_size(10), "Ctrl++")
        self._add(menu, words("Smaller text"), lambda: orders.text_size(-10), "Ctrl+-")
        self._add(menu, words("Text at 100 %%"), lambda: orders.text_size(0), "Ctrl+0")
        menu.addSeparator()
        group = QActionGroup(menu)
        self.schemes: dict[Scheme, QAction] = {}
        for scheme, text in (
            (Scheme.SYSTEM, words("Colours as the system has them")),
            (Scheme.LIGHT, words("Light")),
            (Scheme.DARK, words("Dark")),
        ):
            action = self._add(menu, text, partial(orders.scheme, scheme))
            action.setCheckable(True)
            group.addAction(action)
            self.schemes[scheme] = action
        self.contrast = self._add(menu, words("High contrast"), lambda: None)
        self.contrast.setCheckable(True)
        self.contrast.triggered.connect(orders.contrast)
        menu.addSeparator()
        self._add(menu, words("The other language"), orders.language, "Ctrl+Shift+L")

    def _go(self) -> None:
        words, orders = self._words, self._orders
        menu = self._menu("go", words("Go"))
        self._add(menu, words("Find or do…"), orders.palette, "Ctrl+K", programme=True)
        menu.addSeparator()
        self.back = self._add(menu, words("Back"), orders.back, "Alt+Left", programme=True)
        self.forward = self._add(
            menu, words("Forward"), orders.forward, "Alt+Right", programme=True
        )
        menu.addSeparator()
        for number, place in enumerate(PLACES, start=1):
            self._add(
                menu,
                place.name(words),
                partial(orders.go, place.key),
                place.shortcut(number),
                programme=True,
            )
        menu.addSeparator()
        for place in BESIDE:
            go = partial(orders.go, place.key)
            self._add(menu, place.name(words), go, place.keys, programme=True)
        menu.addSeparator()
        self._add(
            menu, SETTINGS.name(words), lambda: orders.go("settings"), "Ctrl+,", programme=True
        )

    def _papers(self) -> None:
        words, orders = self._words, self._orders
        menu = self._menu("papers", words("Papers"))
        self._add(menu, words("Print…"), orders.print_page, "Ctrl+P", programme=True)
        menu.addSeparator()

    def _help(self) -> None:
        words, orders = self._words, self._orders
        menu = self._menu("help", words("Help"))
        self._add(menu, words("The guide"), orders.guide, "F1")
        self._add(menu, words("Every key"), orders.shortcuts, "Ctrl+/")
        self._add(menu, words("What is new"), lambda: orders.go_and("guide", "new"), programme=True)
        menu.addSeparator()
        self._add(menu, words("About Facilitator"), orders.about)

    def show_programme(self, *, is_open: bool) -> None:
        """What needs a programme can be chosen only while one is open."""
        for action in self._needs_programme:
            action.setEnabled(is_open)
        self.show_labels(*self._labels)
        self.show_lock(can=False)

    def show_lock(self, *, can: bool) -> None:
        """Only a programme with a passphrase can be locked."""
        self.lock.setEnabled(can)

    def show_on_server(self, *, on_server: bool) -> None:
        """Backups and passphrases are of files; a server has its own."""
        for action in self._of_files:
            action.setEnabled(not on_server)

    def show_labels(self, undo: str, redo: str) -> None:
        """Say in the menu what would be undone and redone; grey where there is nothing."""
        words, self._labels = self._words, (undo, redo)
        self.undo.setText(words("Undo: %(what)s", what=undo) if undo else words("Undo"))
        self.redo.setText(words("Redo: %(what)s", what=redo) if redo else words("Redo"))
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        mark(self.by_name["edit"].actions())

    def show_page_actions(self, actions: Sequence[PageAction]) -> None:
        """Put what the shown page can do into Edit and Papers, with its keys."""
        for old in self._of_page:
            old.setEnabled(False)
            for menu in (self.by_name["edit"], self.by_name["papers"]):
                menu.removeAction(old)
            old.deleteLater()
        self._of_page = []
        taken = {"Ctrl+N", "Ctrl+P", "Ctrl+F", "Ctrl+Z"}
        for wanted in actions:
            menu = self.by_name.get(wanted.menu, self.by_name["edit"])
            keys = "" if wanted.keys in taken else wanted.keys
            action = self._add(menu, wanted.text, wanted.do, keys)
            action.setEnabled(wanted.enabled)
            self._of_page.append(action)
        mark(self.by_name["edit"].actions())
        mark(self.by_name["papers"].actions())

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Every action that has a key: (what it does, the key), in the menus' order."""
        return tuple(
            (
                plain(action.text()),
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            )
            for menu in self.by_name.values()
            for action in menu.actions()
            if not action.shortcut().isEmpty()
        )
