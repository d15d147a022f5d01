"""What an exchange file holds, as data: steps, rows, archived papers; and its writing as bytes."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    Image = Mapping[str, Any]

_WHAT = "bundle.json"


@dataclass(frozen=True)
class RowBefore:
    """A row as it was before one step; None where it was not there, or its image was erased."""

    step: int
    image: Image | None
    erased: bool = False


@dataclass(frozen=True)
class RowHere:
    """A row that was changed: as it is now (None: gone), and before each step since, in order."""

    table: str
    key: str
    now: Image | None
    before: tuple[RowBefore, ...]


@dataclass(frozen=True)
class Merge:
    """A step that brought a file in: the digest of its sender's newest step then.

    `mixed` are the rows (table:key) that it left otherwise than the sender had them.
    """

    step: int
    head: str
    mixed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bundle:
    """The content of an exchange file.

    `steps` are the steps of the sending laptop from step `since` on, with their digests, in
    order; `rows` are those changed after it; `knows` are the digests of other laptops' steps up
    to which it has taken them over, and of its own up to which it has handed over; `merges` are
    the steps after `since` by which it took others over; `engine` is the database whose rows they
    are; `papers` are the archived papers among the rows: by key, the names of the chunks that make
    up each.
    """

    letter: str
    who: str
    engine: str
    made_on: dt.date
    since: int
    steps: tuple[tuple[int, str], ...]
    knows: tuple[str, ...]
    rows: tuple[RowHere, ...]
    merges: tuple[Merge, ...] = ()
    papers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chunks: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def head(self) -> str:
        """The digest of the newest step; "" where there is none."""
        return self.steps[-1][1] if self.steps else ""


def written(bundle: Bundle) -> bytes:
    """The content as one run of bytes: a zip of a JSON text and the bytes of papers."""
    what = {
        "letter": bundle.letter,
        "who": bundle.who,
        "engine": bundle.engine,
        "made_on": bundle.made_on.isoformat(),
        "since": bundle.since,
        "steps": bundle.steps,
        "knows": bundle.knows,
        "rows": [
            [row.table, row.key, row.now, [[b.step, b.image, b.erased] for b in row.before]]
            for row in bundle.rows
        ],
        "merges": [[one.step, one.head, one.mixed] for one in bundle.merges],
        "papers": bundle.papers,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(_WHAT, json.dumps(what, ensure_ascii=False, separators=(",", ":")))
        for folder, found in (("chunks", bundle.chunks), ("pictures", bundle.pictures)):
            for name, body in found.items():
                file.writestr(f"{folder}/{name}", body)
    return stream.getvalue()


def read(content: bytes) -> Bundle:
    """The content that `written` wrote.

    Raises:
        RuleBroken: it is signed well and is none the less not of this shape.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            what = json.loads(file.read(_WHAT))
            bodies: dict[str, dict[str, bytes]] = {"chunks": {}, "pictures": {}}
            for name in file.namelist():
                folder, _, rest = name.partition("/")
                if folder in bodies:
                    bodies[folder][rest] = file.read(name)
        return Bundle(
            what["letter"],
            what["who"],
            what["engine"],
            dt.date.fromisoformat(what["made_on"]),
            what["since"],
            tuple((number, digest) for number, digest in what["steps"]),
            tuple(what["knows"]),
            tuple(_row(*row) for row in what["rows"]),
            tuple(Merge(step, head, tuple(mixed)) for step, head, mixed in what["merges"]),
            {key: tuple(names) for key, names in what["papers"].items()},
            **bodies,
        )
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile):
        raise RuleBroken("bundle_altered") from None


def _row(table: str, key: str, now: Image | None, before: list[Any]) -> RowHere:
    return RowHere(table, key, now, tuple(RowBefore(*one) for one in before))
