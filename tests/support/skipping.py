"""Skips tests whose machine is missing something, says which line installs it, fails in CI.

Loaded by `tests/conftest.py`. A test says what it needs by a marker (`needs_postgres`) or by
asking for a fixture that needs it; a file that imports Qt needs Qt.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.support.needs import IMPORTS_QT, NEEDS, REASON, Need, apt_line, is_here, need_named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FIXTURES = {
    "qtbot": "qt",
    "qapp": "qt",
    "postgres_server": "postgres",
    "postgres_url": "postgres",
    "new_postgres_url": "postgres",
    "blank_database": "postgres",
    "on_postgres": "postgres",
    "sample_database": "postgres",
    "sample_on_postgres": "postgres",
    "desk": "xvfb",
}


class NotHere(pytest.Module):
    """A test file that is not even imported, because Qt is not on this machine."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Skip the whole file."""
        pytest.skip(need_named("qt").reason, allow_module_level=True)


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers, so that a misspelt one is an error."""
    for need in NEEDS:
        config.addinivalue_line("markers", f"{need.marker}: runs only where {need.what} is there")


def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Module | None:
    """Set files that import Qt aside where Qt cannot be imported."""
    if is_here(need_named("qt")) or not IMPORTS_QT.search(module_path.read_text("utf-8")):
        return None
    return NotHere.from_parent(parent, path=module_path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs something that is missing."""
    for item in items:
        for need in NEEDS:
            if _needs(item, need) and not is_here(need):
                item.add_marker(pytest.mark.skip(reason=need.reason))


def _needs(item: pytest.Item, need: Need) -> bool:
    if item.get_closest_marker(need.marker):
        return True
    fixtures = getattr(item, "fixturenames", ())
    return any(FIXTURES.get(name) == need.name for name in fixtures)


def _reasons(reporter: pytest.TerminalReporter) -> list[str]:
    """Why tests were skipped, as far as it is this machine's lack."""
    found = []
    for report in reporter.getreports("skipped"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        reason = reason.removeprefix("Skipped: ")
        if reason.startswith(REASON):
            found.append(reason)
    return found


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing may be skipped for want of a package."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and os.environ.get("CI") and _reasons(reporter) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not run and which line would run it."""
    reasons = _reasons(terminalreporter)
    if not reasons:
        return
    terminalreporter.section("skipped for want of system packages")
    for reason in sorted(set(reasons)):
        count = reasons.count(reason)
        terminalreporter.write_line(f"{reason} ({count} tests or test files)")
    terminalreporter.write_line(f"To run them (Debian, Ubuntu): {apt_line(set(reasons))}")
    if os.environ.get("CI"):
        terminalreporter.write_line("CI=true: nothing may be skipped, so this run has failed.")
