"""Looks at a window and uses it as a screen reader does: by role and name, over D-Bus.

```
with desk.started(["-m", "ui.start", programme]), Reader(desk) as reader:
    window = reader.window("Facilitator")
    window.find("button", "New person").press()
    window.find("text", "Full name").write("Siân Llŷr")
    reader.wait_until(lambda: window.find("table", "People").rows == 1)
    assert window.find("table", "People").cell(0, 0) == "Siân Llŷr"
```

`find` waits until the thing is there and showing; nothing here sleeps: between two looks the
reader blocks until an accessibility event arrives.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Self

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from tests.support.desk import Desk

SPI = "org.a11y.atspi"
ROOT = (f"{SPI}.Registry", "/org/a11y/atspi/accessible/root")
EVENTS = ("object", "window", "focus")
# Between two looks at latest, should an event be missed.
GLANCE = 0.25
# Qt offers a table's cells as its children: thousands; they are read by row and column.
CLOSED_ROLES = frozenset({"table", "tree", "tree table"})
ROLE_NAMES = {"push button": "button", "check menu item": "menu item", "edit bar": "text"}


class State(IntEnum):
    """The states that tests ask for, by their place in the accessibility bit set."""

    CHECKED = 4
    ENABLED = 8
    EXPANDED = 10
    FOCUSABLE = 11
    FOCUSED = 12
    SELECTED = 23
    SHOWING = 25


class NotFound(AssertionError):
    """No such thing came into view; the message lists what was there."""


@dataclass(frozen=True)
class Thing:
    """One thing in a window: what it is, what it is called, what can be done with it."""

    reader: Reader
    bus: str
    path: str

    @property
    def role(self) -> str:
        """What it is: "button", "text", "table", "label", "combo box", "page tab", ..."""
        name = str(self._call("Accessible", "GetRoleName")[0])
        return ROLE_NAMES.get(name, name)

    @property
    def name(self) -> str:
        """What a screen reader calls it."""
        return str(self._property("Accessible", "Name"))

    @property
    def description(self) -> str:
        """What a screen reader adds to the name."""
        return str(self._property("Accessible", "Description"))

    @property
    def states(self) -> frozenset[State]:
        """The states of it that tests ask for."""
        low, high = self._call("Accessible", "GetState")[0]
        bits = low | high << 32
        return frozenset(state for state in State if bits >> state & 1)

    @property
    def children(self) -> list[Thing]:
        """What is directly inside."""
        return [
            Thing(self.reader, bus, path)
            for bus, path in self._call("Accessible", "GetChildren")[0]
            if path != "/org/a11y/atspi/null"
        ]

    def inside(self) -> Iterator[Thing]:
        """Everything showing inside, itself first; tables are not opened."""
        yield self
        if self.role in CLOSED_ROLES:
            return
        for child in self.children:
            if State.SHOWING in child.states:
                yield from child.inside()

    def all(self, role: str, name: str | None = None) -> list[Thing]:
        """All showing things of that role (and name) inside, now."""
        found = []
        for thing in self.inside():
            try:
                if thing.role == role and name in (None, thing.name):
                    found.append(thing)
            except ReaderTrouble:
                continue
        return found

    def find(self, role: str, name: str | None = None, timeout: float = 10) -> Thing:
        """The first showing thing of that role and name; waits for it.

        Raises:
            NotFound: with a list of what is there instead.
        """
        found: list[Thing] = []

        def look() -> bool:
            found[:] = self.all(role, name)
            return bool(found)

        try:
            self.reader.wait_until(look, timeout)
        except TimeoutError as slow:
            raise NotFound(f"no {role} {name!r}; there is:\n{self.outline()}") from slow
        return found[0]

    def outline(self) -> str:
        """Role and name of all that shows inside, one a line."""
        return "\n".join(f"{thing.role} {thing.name!r}" for thing in self.inside())

    # What can be done.

    @property
    def actions(self) -> list[str]:
        """The names of what can be done with it."""
        count = int(self._property("Action", "NActions"))
        return [str(self._call("Action", "GetName", "i", (i,))[0]) for i in range(count)]

    def do(self, action: str) -> None:
        """Do one of its actions, by name."""
        names = self.actions
        if action not in names:
            raise NotFound(f"{self.role} {self.name!r} cannot {action}, only {names}")
        self._call("Action", "DoAction", "i", (names.index(action),))

    def press(self) -> None:
        """Press a button, choose a menu item, switch a box."""
        wanted = ("Press", "Toggle", "Check", "ShowMenu")
        names = self.actions
        for action in wanted:
            if action in names:
                self.do(action)
                return
        raise NotFound(f"{self.role} {self.name!r} cannot be pressed, only {names}")

    def focus(self) -> None:
        """Put the keyboard on it."""
        self._call("Component", "GrabFocus")

    def write(self, text: str) -> None:
        """Replace the text of a field."""
        self._call("EditableText", "SetTextContents", "s", (text,))

    @property
    def text(self) -> str:
        """The text of a field."""
        return str(self._call("Text", "GetText", "ii", (0, -1))[0])

    @property
    def value(self) -> float:
        """The number of a spin box, slider or progress bar."""
        return float(self._property("Value", "CurrentValue"))

    def set_value(self, value: float) -> None:
        """Set the number of a spin box or slider."""
        where = DBusAddress(self.path, self.bus, "org.freedesktop.DBus.Properties")
        body = (f"{SPI}.Value", "CurrentValue", ("d", float(value)))
        self.reader.call(where, "Set", "ssv", body)

    # Tables.

    @property
    def rows(self) -> int:
        """How many rows a table has."""
        return int(self._property("Table", "NRows"))

    @property
    def columns(self) -> int:
        """How many columns a table has."""
        return int(self._property("Table", "NColumns"))

    def cell_at(self, row: int, column: int) -> Thing:
        """One cell of a table, both counted from 0."""
        bus, path = self._call("Table", "GetAccessibleAt", "ii", (row, column))[0]
        return Thing(self.reader, bus, path)

    def cell(self, row: int, column: int) -> str:
        """What one cell of a table says."""
        return self.cell_at(row, column).name

    def headings(self) -> list[str]:
        """What stands above the columns of a table."""
        return [
            str(self._call("Table", "GetColumnDescription", "i", (column,))[0])
            for column in range(self.columns)
        ]

    def table(self) -> list[list[str]]:
        """All that a table says, row by row."""
        columns = range(self.columns)
        return [[self.cell(row, column) for column in columns] for row in range(self.rows)]

    def row_saying(self, text: str) -> int:
        """The number of the first row with `text` in one of its cells.

        Raises:
            NotFound: no row says so.
        """
        for number, row in enumerate(self.table()):
            if text in row:
                return number
        raise NotFound(f"no row of {self.name!r} says {text!r}: {self.table()}")

    def choose_row(self, row: int) -> None:
        """Select one row of a table."""
        self._call("Table", "AddRowSelection", "i", (row,))

    def choose(self, child: int) -> None:
        """Select one entry of a list or combo box, counted from 0."""
        self._call("Selection", "SelectChild", "i", (child,))

    def choose_all(self) -> None:
        """Select every entry of a list in which several can be chosen."""
        self._call("Selection", "SelectAll")

    def _call(self, interface: str, method: str, sig: str = "", body: tuple[Any, ...] = ()) -> Any:
        where = DBusAddress(self.path, self.bus, f"{SPI}.{interface}")
        return self.reader.call(where, method, sig, body)

    def _property(self, interface: str, name: str) -> Any:
        where = DBusAddress(self.path, self.bus, "org.freedesktop.DBus.Properties")
        return self.reader.call(where, "Get", "ss", (f"{SPI}.{interface}", name))[0][1]


class ReaderTrouble(RuntimeError):
    """The program answered with an error, or the thing is gone."""


class Reader:
    """The screen reader's end of the accessibility bus of one desk."""

    def __init__(self, desk: Desk) -> None:
        session = open_dbus_connection(desk.bus)
        try:
            where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            address = session.send_and_get_reply(new_method_call(where, "GetAddress")).body[0]
        finally:
            session.close()
        self._bus: DBusConnection = open_dbus_connection(address)
        registry = DBusAddress("/org/a11y/atspi/registry", f"{SPI}.Registry", f"{SPI}.Registry")
        for event in EVENTS:
            self.call(registry, "RegisterEvent", "s", (f"{event}:",))
        rule = MatchRule(type="signal", path_namespace="/org/a11y/atspi/accessible")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))
        self._rule = rule
        self._announced: deque[Any] = deque()
        said = MatchRule(type="signal", interface=f"{SPI}.Event.Object", member="Announcement")
        self._bus.filter(said, queue=self._announced)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        trouble: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bus.close()

    def call(
        self, where: DBusAddress, method: str, sig: str = "", body: tuple[Any, ...] = ()
    ) -> Any:
        """Call a method and return what it answers.

        Raises:
            ReaderTrouble: the answer is an error.
        """
        message = new_method_call(where, method, sig or None, body)
        reply = self._bus.send_and_get_reply(message, timeout=20)
        if reply.header.message_type.name == "error":
            raise ReaderTrouble(f"{where.interface}.{method} at {where.object_path}: {reply.body}")
        return reply.body

    def hears(self, words: str, timeout: float = 10) -> None:
        """Wait until a program has announced something with these words in it.

        Raises:
            NotFound: with what was announced instead.
        """
        try:
            self.wait_until(lambda: any(words in said for said in self.heard()), timeout)
        except TimeoutError as slow:
            raise NotFound(f"{words!r} was not announced, but {self.heard()}") from slow

    def heard(self) -> list[str]:
        """All that was announced since the reader began, the oldest first."""
        return [str(event.body[3][1]) for event in self._announced]

    def windows(self) -> list[Thing]:
        """All windows of all programs on the desk."""
        root = Thing(self, *ROOT)
        return [window for program in root.children for window in program.children]

    def window(self, title: str, timeout: float = 30) -> Thing:
        """The first window whose title contains `title`; waits for it."""
        found: list[Thing] = []

        def look() -> bool:
            found[:] = [window for window in self.windows() if title in window.name]
            return bool(found)

        try:
            self.wait_until(look, timeout)
        except TimeoutError as slow:
            names = [window.name for window in self.windows()]
            raise NotFound(f"no window {title!r}, only {names}") from slow
        return found[0]

    def wait_until(self, condition: Callable[[], bool], timeout: float = 10) -> None:
        """Look again after each event until the condition holds.

        A condition that meets something which has just gone is looked at again.

        Raises:
            TimeoutError: it never held.
        """
        end = time.monotonic() + timeout
        with self._bus.filter(self._rule, bufsize=64) as events:
            while True:
                events.clear()
                try:
                    if condition():
                        return
                except ReaderTrouble:
                    if time.monotonic() >= end:
                        raise
                if time.monotonic() >= end:
                    raise TimeoutError("what was waited for did not come to pass")
                if not events:
                    self._next_event(events)

    def _next_event(self, events: Any) -> None:
        try:
            self._bus.recv_until_filtered(events, timeout=GLANCE)
        except TimeoutError:
            return
