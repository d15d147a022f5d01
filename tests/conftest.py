"""What every test shares: no screen, a fair search for counter-examples, and borrowed servers."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.support.needs import is_here, need_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.desk import Desk
    from tests.support.postgres import PostgresServer
    from ui.runner import Runner

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What is remembered of programmes outside their files goes where the run's other leavings go.
SETTINGS = tempfile.mkdtemp(prefix="facilitator-tests-")
os.environ["XDG_CONFIG_HOME"] = SETTINGS

# `-p no:pytest-qt` stands in pyproject.toml: its import fails where Qt's libraries are missing.
QT_IS_HERE = is_here(need_named("qt"))
pytest_plugins = [
    "tests.support.skipping",
    "tests.support.programmes",
    *(["pytestqt.plugin"] if QT_IS_HERE else []),
]

# The machine may be busy: no deadline per example. In CI the examples are the same every time.
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("here", max_examples=40, deadline=None, suppress_health_check=SLOW)
settings.register_profile(
    "ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=SLOW
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


if not QT_IS_HERE:

    def pytest_addoption(parser: pytest.Parser) -> None:
        """Accept the settings of pytest-qt, which is not loaded without Qt."""
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "of pytest-qt, which is not loaded", type="linelist")


@pytest.fixture(autouse=True)
def _settings_of_its_own(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is on a laptop of its own: copies of one file know nothing of each other."""
    name = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:16]
    monkeypatch.setenv("XDG_CONFIG_HOME", str(Path(SETTINGS, name)))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL of this worker's own, in a temporary folder."""
    from tests.support.postgres import running_postgres

    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """The address of one database that lasts for the whole run of this worker."""
    return postgres_server.new_database()


@pytest.fixture
def new_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty database for one test."""
    url = postgres_server.new_database()
    yield url
    postgres_server.drop_database(url)


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """A screen of its own with the accessibility bus, on which programs can be started."""
    from tests.support.desk import running_desk

    with running_desk() as desk:
        yield desk


@pytest.fixture
def watched() -> Iterator[Callable[[Runner], Runner]]:
    """Watches a runner: whatever fails in its threads is raised when the test is over."""
    failures: list[Exception] = []

    def watch(runner: Runner) -> Runner:
        runner.failed.connect(failures.append)
        return runner

    yield watch
    if failures:
        raise failures[0]
