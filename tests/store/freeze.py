"""Writes the fixtures of the layout as it is now: `python -m tests.store.freeze`.

For each released layout two programmes are kept as the SQL that makes them, packed: an empty one
and one with rows in every table that the sample knows. They are made by the program of that day,
and from its release on they are never made again. Until the first release they follow the tables.
"""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from facilitator.clock import Clock
from facilitator.interchange.actions import import_record
from facilitator.interchange.whole_record import whole_rows
from facilitator.sample.building import build_sample
from facilitator.store.opening import created, opened
from facilitator.store.schema import APPLICATION_ID, REVISIONS, SCHEMA
from tests.support.desk import ROOT
from tests.support.programmes import TODAY, WHO

FIXTURES = ROOT / "tests" / "data" / "schema"
EMPTY, FULL = "empty", "full"


def frozen(kind: str) -> bytes:
    """The programme of today's layout, as the packed SQL that makes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frozen.facilitator"
        _made(path, kind)
        with closing(sqlite3.connect(path)) as connection:
            lines = [*connection.iterdump()]
    lines += [f"PRAGMA application_id = {APPLICATION_ID};", f"PRAGMA user_version = {SCHEMA};"]
    return gzip.compress("\n".join(lines).encode(), mtime=0)


def _made(path: Path, kind: str) -> None:
    """A programme without a passphrase: what is frozen is its layout, not its cipher."""
    if kind == EMPTY:
        with created(path, None, WHO, Clock(TODAY, seed=1)):
            return
    sample = path.with_name("sample.facilitator")
    build_sample(sample, TODAY)
    with opened(sample, None, WHO, Clock(TODAY, seed=2)) as programme:
        record = programme.ask(whole_rows)
    with created(path, None, WHO, Clock(TODAY, seed=3)) as programme:
        programme.do(import_record, record)


def thawed(packed: bytes, path: Path) -> None:
    """Make the programme that was frozen."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(gzip.decompress(packed).decode())


def fixture_of(revision: str, kind: str) -> Path:
    """Where the fixture of a layout lies."""
    return FIXTURES / f"{revision}-{kind}.sql.gz"


def main() -> None:
    """Write the fixtures of the newest layout."""
    FIXTURES.mkdir(parents=True, exist_ok=True)
    for kind in (EMPTY, FULL):
        target = fixture_of(REVISIONS[-1], kind)
        target.write_bytes(frozen(kind))
        print(target.relative_to(ROOT), target.stat().st_size)


if __name__ == "__main__":
    main()
