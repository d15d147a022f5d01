"""SQLAlchemy comes without asyncio and email, and both are themselves for whoever asks later."""

from __future__ import annotations

import json
import subprocess
import sys

LOOK = """
import json, sys
from facilitator.store.lean import import_sqlalchemy
import_sqlalchemy()
brought = sorted({"asyncio", "ssl", "email", "importlib.metadata"} & set(sys.modules))
import sqlalchemy as sa
from sqlalchemy.util import concurrency
with sa.create_engine("sqlite://").connect() as db:
    one = db.scalar(sa.text("select 1"))
told = concurrency.is_exit_exception(concurrency.asyncio.CancelledError())
import asyncio
from importlib import metadata
print(json.dumps({
    "brought": brought,
    "one": one,
    "told": told,
    "ran": asyncio.run(asyncio.sleep(0, "slept")),
    "same": concurrency.asyncio.CancelledError is asyncio.CancelledError,
    "version": metadata.version("SQLAlchemy"),
}))
"""


def test_sqlalchemy_comes_without_what_it_never_touches() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found.pop("version").startswith("2.")
    assert found == {"brought": [], "one": 1, "told": True, "ran": "slept", "same": True}
