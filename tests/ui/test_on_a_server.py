"""The window on a server: made there, opened there, what others do is shown, a viewer looks."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.files import ProgrammeFiles
from facilitator.people.actions import PersonDraft, add_person
from facilitator.server_address import address_in, address_of, keep_address
from facilitator.store import roles
from facilitator.store.roles import Member, Role
from facilitator.words import Language
from tests.support.desk import ROOT
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.postgres import PostgresServer
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

pytestmark = [pytest.mark.needs_qt, pytest.mark.needs_postgres]
PATIENCE = 30_000


@pytest.fixture
def doors() -> ProgrammeFiles:
    return ProgrammeFiles()


@pytest.fixture
def office(blank_database: str, postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty programme on a server."""
    url = postgres_server.new_database(template=blank_database)
    yield url
    postgres_server.drop_database(url)


@pytest.fixture
def small_file(office: str, tmp_path: Path) -> Path:
    """The file by which it is opened."""
    path = tmp_path / "Shores.facilitator"
    keep_address(path, address_of(office))
    return path


@pytest.fixture
def there(qtbot: QtBot, window: MainWindow, small_file: Path) -> MainWindow:
    """The window with the programme on the server open."""
    return opened(qtbot, window, small_file)


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> MainWindow:
    window.show()
    with qtbot.waitSignal(window.opening.opened, timeout=PATIENCE):
        window.begin(path)
    keeper = window.keeper
    assert keeper is not None
    assert keeper.others is not None
    others = keeper.others
    qtbot.waitUntil(lambda: others.is_listening, timeout=PATIENCE)
    return window


def field(dialog: Any, name: str) -> Any:
    """A field of the dialog by its accessible name, as a screen reader finds it."""
    from PySide6.QtWidgets import QLineEdit

    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def parts_of(url: str) -> tuple[str, str]:
    address = address_of(url)
    return address.host, address.database


def test_a_new_programme_is_made_on_a_server_and_opened(
    qtbot: QtBot, window: MainWindow, new_postgres_url: str, tmp_path: Path
) -> None:
    from ui.shell.starting import StartDialog

    window.show()
    window.begin()
    window.opening.folder = tmp_path
    window.opening.start_new()
    (dialog,) = window.findChildren(StartDialog)
    dialog.name_en.setText("The Office Circle")
    dialog.primary.click()
    dialog.kept.parts["server"].click()
    assert not dialog.passphrase.isVisible()
    dialog.primary.click()
    assert "Name the server" in dialog.on_server.server.accessibleDescription()
    host, database = parts_of(new_postgres_url)
    field(dialog.on_server, "Server").setText(host)
    field(dialog.on_server, "Database").setText(database)
    field(dialog.on_server, "Your name on the server").setText("facilitator")
    with qtbot.waitSignal(window.opening.opened, timeout=PATIENCE):
        dialog.primary.click()
    qtbot.waitUntil(lambda: "The Office Circle" in window.windowTitle(), timeout=PATIENCE)
    path = tmp_path / "The Office Circle.facilitator"
    address = address_in(path)
    assert address is not None
    assert address.database == database
    assert database in window.windowTitle()
    assert window.frame.side.server.isVisible()
    assert database in window.frame.side.server.accessibleName()
    assert window.settings.recent == (path,)
    # What is of files cannot be chosen; the check can.
    texts = {action.text().replace("&", ""): action.isEnabled()
             for action in window.menus.by_name["file"].actions()}  # fmt: skip
    assert not texts["Back up now"]
    assert not texts["Change the passphrase…"]
    assert texts["Check the file"]
    window.close_programme()
    assert not window.frame.side.server.isVisible()
    assert any(database in button.accessibleDescription() for button in window.welcome.recent)


def test_one_that_is_there_is_opened_and_a_wrong_address_is_told_in_the_dialog(
    qtbot: QtBot, window: MainWindow, office: str, tmp_path: Path
) -> None:
    from ui.shell.help import TroubleDialog
    from ui.shell.server_dialog import ServerDialog

    window.show()
    window.begin()
    window.opening.folder = tmp_path
    window.opening.open_on_server()
    (dialog,) = window.findChildren(ServerDialog)
    assert dialog.focusWidget() is dialog.fields.server
    field(dialog, "Server").setText(office)
    dialog.primary.click()
    qtbot.waitUntil(lambda: window.runner is not None, timeout=PATIENCE)
    window.close_programme()
    # A second time the same small file is used.
    window.opening.open_on_server()
    dialog = window.findChildren(ServerDialog)[-1]
    field(dialog, "Server").setText(office)
    with qtbot.waitSignal(window.opening.opened, timeout=PATIENCE):
        dialog.primary.click()
    assert len(list(tmp_path.glob("*.facilitator"))) == 1
    window.close_programme()
    nowhere = tmp_path / "x.facilitator"
    keep_address(nowhere, address_of("postgresql://mair@127.0.0.1:1/none?connect_timeout=2"))
    with qtbot.waitSignal(window.opening.failed, timeout=PATIENCE):
        window.open_file(nowhere)
    (told,) = [one for one in window.findChildren(TroubleDialog) if one.isVisible()]
    assert "No server answers" in told.told.happened
    told.close()


def test_what_another_process_does_is_shown_by_itself(
    qtbot: QtBot, there: MainWindow, small_file: Path
) -> None:
    shown = there.frame.side.items["people"]
    assert shown.accessibleDescription() == ""
    other = (
        "import sys\n"
        "from facilitator.clock import Clock\n"
        "from facilitator.store.opening import on_server\n"
        "from facilitator.people.actions import PersonDraft, add_person\n"
        "with on_server(sys.argv[1], 'gwen', Clock()) as p:\n"
        "    print(p.do(add_person, PersonDraft('Gwenllïan')).step, flush=True)\n"
    )
    address = address_in(small_file)
    assert address is not None
    subprocess.run([sys.executable, "-c", other, address.url], cwd=ROOT, check=True,
                   capture_output=True)  # fmt: skip
    qtbot.waitUntil(lambda: shown.accessibleDescription() == "1", timeout=PATIENCE)
    # It is not ours to undo.
    assert not there.menus.undo.isEnabled()


def test_a_listener_that_is_cut_off_comes_back_with_what_was_missed(
    qtbot: QtBot, there: MainWindow, office: str
) -> None:
    assert there.keeper is not None
    others = there.keeper.others
    assert others is not None
    others._again.setInterval(50)
    shown = there.frame.side.items["people"]
    with sa.create_engine(office, poolclass=sa.NullPool).connect() as connection:
        connection.execute(
            sa.text(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity "
                "where datname = current_database() and pid <> pg_backend_pid()"
            )
        )
    qtbot.waitUntil(lambda: not others.is_listening, timeout=PATIENCE)
    added: list[object] = []
    assert there.runner is not None
    # The window's own writing connection was cut as well, and is made again by itself.
    there.runner.act(add_person, PersonDraft("Siôn Ifan"), added.append)
    qtbot.waitUntil(lambda: bool(added), timeout=PATIENCE)
    qtbot.waitUntil(lambda: others.is_listening, timeout=PATIENCE)
    qtbot.waitUntil(lambda: shown.accessibleDescription() == "1", timeout=PATIENCE)


def test_a_viewer_opens_to_look_and_is_refused_in_a_sentence(
    qtbot: QtBot, window: MainWindow, office: str, tmp_path: Path
) -> None:
    engine = sa.create_engine(office, poolclass=sa.NullPool)
    database = address_of(office).database
    roles.apply(engine, roles.sql_of(database, (Member("gwen", Role.VIEWER),)))
    path = tmp_path / "Shores.facilitator"
    keep_address(path, address_of(office.replace("facilitator@", "gwen@")))
    opened(qtbot, window, path)
    qtbot.waitUntil(window.frame.only_looked_at.isVisible, timeout=PATIENCE)
    refused: list[Exception] = []
    assert window.runner is not None
    window.runner.act(add_person, PersonDraft("X"), lambda _done: None, refused.append)
    qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE)
    assert "server_only_looks" in str(refused[0])
    window.close_programme()
    with engine.begin() as connection:
        for name in ("gwen", *(roles.role_name(database, role) for role in Role)):
            connection.exec_driver_sql(f'drop owned by "{name}" cascade')
            connection.exec_driver_sql(f'drop role "{name}"')
    engine.dispose()


def test_every_page_asks_and_shows_on_a_server(
    qtbot: QtBot,
    theme: Theme,
    settings: Settings,
    sample_database: str,
    postgres_server: PostgresServer,
    tmp_path: Path,
) -> None:
    from tests.ui.whole import Whole, flaws
    from ui.shell.places import BESIDE, PLACES
    from ui.shell.window import MainWindow

    url = postgres_server.new_database(template=sample_database)
    path = tmp_path / "Glannau.facilitator"
    keep_address(path, address_of(url))
    made = MainWindow(ProgrammeFiles(), Clock(TODAY), settings, theme, Language.EN)
    errors: list[Exception] = []
    made.bug_met.connect(errors.append)
    qtbot.addWidget(made)
    opened(qtbot, made, path)
    assert made.runner is not None
    made.runner.failed.connect(errors.append)
    whole = Whole(made, qtbot)
    made.resize(1440, 900)
    for place in (*PLACES, *BESIDE):
        page = whole.go(place.key)
        assert not flaws(page), place.key
    whole.go("settings")
    assert not errors, errors
    made.close()
    postgres_server.drop_database(url)
