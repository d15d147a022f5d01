"""What the menus can ask of the window, tied to who does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.shell.menus import Orders
from ui.shell.page_orders import PageOrders

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

VERSION = "0.1"


def orders_of(window: MainWindow) -> Orders:
    """Every order of the menus, carried out by this window and its helpers."""
    page = PageOrders(window.current_page, window.go, window.open_palette)
    return Orders(
        new_programme=window.opening.start_new,
        open_programme=window.opening.choose_file,
        open_to_look=window.opening.choose_to_look,
        open_on_server=window.opening.open_on_server,
        close_programme=window.close_programme,
        open_recent=window.open_file,
        export_workbook=window.upkeep.export_workbook,
        export_tables=window.upkeep.export_tables,
        export_history=window.upkeep.export_history,
        training_copy=window.upkeep.training_copy,
        back_up=window.upkeep.back_up,
        save_copy=window.upkeep.save_copy,
        restore=window.upkeep.restore,
        check=window.upkeep.check,
        change_passphrase=window.upkeep.change_passphrase,
        lock=window.lock_now,
        go=window.go,
        go_and=lambda place, do: window.go(place, {"do": do}),
        undo=window.undo,
        redo=window.redo,
        find=page.find,
        new=page.new,
        print_page=page.print_page,
        palette=window.open_palette,
        back=window.back,
        forward=window.forward,
        copy_table=page.copy,
        columns=page.columns,
        filters=page.filters,
        details=page.details,
        text_size=window.look.change_text_size,
        scheme=window.look.choose_scheme,
        contrast=window.look.choose_contrast,
        language=window.switch_language,
        guide=window.open_guide,
        shortcuts=window.show_keys,
        about=partial(_say_what_it_is, window),
        quit=window.quit,
    )


def _say_what_it_is(window: MainWindow) -> None:
    from ui.shell.help import AboutDialog

    AboutDialog(window.theme, window.words, window).open()
