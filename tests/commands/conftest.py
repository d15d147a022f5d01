"""Runs commands as the process would, in this process: words in, code and streams out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from facilitator.commands import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.window_request import WindowRequest


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer on stdout; anything beside JSON there fails the test."""
        return json.loads(self.out)


Run = "Callable[..., Ran]"


@pytest.fixture
def opened_windows() -> list[WindowRequest]:
    """The windows that commands have asked for."""
    return []


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str],
    opened_windows: list[WindowRequest],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Ran]:
    """Run one command line and say what it left behind."""
    for name in ("FACILITATOR_PASSPHRASE", "FACILITATOR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def open_window(request: WindowRequest) -> int:
        opened_windows.append(request)
        return 0

    def ran(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = run([str(word) for word in words], open_window)
        streams = capsys.readouterr()
        return Ran(code, streams.out, streams.err)

    return ran
