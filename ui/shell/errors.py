"""What goes wrong, in a plain sentence; and the local log of what is our own fault.

`Teller(words).tell(error)` gives what happened, that nothing was lost, and what to do next.
A bug keeps the window open: `Watchman` takes it from the excepthook, writes the log without
any personal data (no values, no messages: only where it happened) and tells the window.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

from facilitator.errors import RuleBroken, StaleData, StorageTrouble, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from facilitator.words import Words
    from ui.parts.dialogs import Told

LOG_SIZE = 200_000


class Teller:
    """Turns errors into sentences of one language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def tell(self, error: BaseException) -> Told:
        """What happened, that nothing was lost, what to do next."""
        from ui.parts.dialogs import Told

        words = self._words
        if isinstance(error, Trouble):
            happened = words.stored(error.key, error.values)
            unchanged = words("Nothing was changed.")
            # Some sentences say so themselves.
            said = unchanged.rstrip(".").casefold() in happened.casefold()
            if isinstance(error, RuleBroken):
                return Told(happened, "" if said else unchanged)
            if isinstance(error, StaleData):
                kept = words("Nothing was changed, and what you typed is still here.")
                next_step = words("Look at what is there now, then decide again.")
                return Told(happened, "" if said else kept, next_step)
            if isinstance(error, StorageTrouble):
                return Told(happened, words("Everything that was saved before is still there."))
            return Told(happened)
        return Told(
            words("Something in Facilitator itself went wrong."),
            words("The window stays open and what was saved is safe."),
            words("Copy the details for whoever looks after the program; they name nobody."),
            redacted(error),
        )


def redacted(error: BaseException) -> str:
    """Where an error happened, without any value or message that could name a person."""
    import platform
    import traceback

    lines = [f"Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"]
    lines.extend(
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    what = type(error).__name__
    lines.append(f"{what} {error.key}" if isinstance(error, Trouble) else what)
    return "\n".join(lines)


def _short(filename: str) -> str:
    """The path without the folders above the package, which may hold a user's name."""
    parts = Path(filename).parts
    for package in ("ui", "facilitator", "resources", "site-packages"):
        if package in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(package) - 1 :])
    return parts[-1] if parts else ""


class Watchman(QObject):
    """Stands behind `sys.excepthook` and keeps the window open."""

    met = Signal(object)

    def __init__(self, log: Path, stamp: Callable[[], str]) -> None:
        super().__init__()
        self._log, self._stamp = log, stamp
        self._written: BaseException | None = None

    def stand(self) -> None:
        """Take every error that nobody caught from now on."""
        sys.excepthook = self.hook

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write the log and tell the window; Ctrl+C in the terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.write(error)
        self.met.emit(error)

    def write(self, error: BaseException) -> None:
        """Add the error to the local log, once: where it happened and nothing else."""
        if error is self._written:
            return
        self._written = error
        self._log.parent.mkdir(parents=True, exist_ok=True)
        if self._log.exists() and self._log.stat().st_size > LOG_SIZE:
            self._log.replace(self._log.with_suffix(".old.txt"))
        with self._log.open("a", encoding="utf-8") as log:
            log.write(f"{self._stamp()}\n{redacted(error)}\n\n")
