"""Writes out the first migration from the tables: `python -m tests.store.first_layout`.

Only until the first release: from then on its text never changes and a second one follows.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.store import building
from facilitator.store.base import Base
from facilitator.store.types import Json, Squeezed, UtcDateTime
from tests.support.desk import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# Importing `building` defines every table.
TABLES = Base.metadata.sorted_tables if building else []
MIGRATIONS = ROOT / "facilitator" / "store" / "migrations"
MOST_LINES = 380
WORDS: dict[type[Any], str] = {
    UtcDateTime: "instant",
    sa.String: "text",
    Json: "json",
    sa.Boolean: "yes_no",
    sa.Date: "day",
    sa.LargeBinary: "blob",
    Squeezed: "blob",
}
REVISION = '''"""The first layout: the record, the journal, archived papers, half-typed words."""

from facilitator.store.migrations import {parts}

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of an empty file."""
    {calls}
'''
PART = '''"""The first layout, part {part}: tables in the order of their keys."""

from __future__ import annotations

import sqlalchemy as sa

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    {calls}


{functions}
'''


def call(name: str, *parts: object, **options: object) -> str:
    """A call as source; options that are false are left out."""
    told = [part if isinstance(part, str) else repr(part) for part in parts]
    told += [f"{key}={value!r}" for key, value in options.items() if value]
    return f"{name}({', '.join(told)})"


def lengths(kind: sa.types.TypeEngine[Any]) -> list[int]:
    """The length of a text that has one."""
    return [kind.length] if isinstance(kind, sa.String) and kind.length else []


def column(it: sa.Column[Any]) -> str:
    """One column, said by the words of `columns.py`."""
    if it.foreign_keys:
        return link(it, next(iter(it.foreign_keys)))
    name, kind = repr(it.name), it.type
    if it.primary_key:
        keys = {sa.String: "text_key", sa.BigInteger: "counter", sa.Uuid: "unique_id"}
        return call(f"c.{word_for(kind, keys, 'number_key')}", name, *lengths(kind))
    if isinstance(kind, sa.Enum):
        told = map(repr, (kind.name, *kind.enums))
        return call("c.one_of", name, *told, null=bool(it.nullable))
    word = word_for(kind, WORDS, "count" if it.constraints else "number")
    if word == "text" and kind._variant_mapping:
        word = "ordered_text"
    null = bool(it.nullable) and word != "json"
    return call(f"c.{word}", name, *lengths(kind), null=null, index=bool(it.index))


def link(it: sa.Column[Any], key: sa.ForeignKey) -> str:
    """A column that points to a row of another table."""
    name, target = repr(it.name), repr(key.target_fullname)
    if isinstance(it.type, sa.Uuid):
        cascade = key.ondelete is not None
        return call("c.link", name, target, null=bool(it.nullable), cascade=cascade)
    if isinstance(it.type, sa.Integer):
        return call("c.number_link", name, target)
    return call("c.text_link", name, *lengths(it.type), target)


def word_for(kind: object, words: dict[type[Any], str], otherwise: str) -> str:
    """The word of `columns.py` for a type."""
    return next((word for known, word in words.items() if isinstance(kind, known)), otherwise)


def others(table: sa.Table) -> list[str]:
    """Constraints and indexes that no column says."""
    prefix = f"ck_{table.name}_"
    checks = [
        f"sa.CheckConstraint({str(it.sqltext)!r}, name={str(it.name).removeprefix(prefix)!r})"
        for it in table.constraints
        if isinstance(it, sa.CheckConstraint)
        and it.name
        and not str(it.name).endswith("_length")
        and not isinstance(it.sqltext, sa.BinaryExpression)
    ]
    indexes = [
        call("sa.Index", repr(it.name), *(repr(one.name) for one in it.columns))
        for it in table.indexes
        if len(it.columns) > 1
    ]
    return sorted(checks) + sorted(indexes)


def function(table: sa.Table) -> str:
    """The function that makes one table."""
    is_row = "version" in table.columns
    told = ["*c.row()"] if is_row else []
    told += [column(it) for it in table.columns if not (is_row and it.name in {"id", "version"})]
    told += others(table)
    return f"def _{table.name}() -> None:\n    c.make_table({table.name!r}, {', '.join(told)},)\n"


def formatted(source: str) -> str:
    """The source as the house style has it."""
    for words in (["check", "--fix", "--select", "F401,I"], ["format"]):
        command = [sys.executable, "-m", "ruff", *words, "-q", "--stdin-filename", "x.py", "-"]
        done = subprocess.run(
            command, input=source, capture_output=True, text=True, check=True, cwd=ROOT
        )
        source = done.stdout
    return source


def parts() -> list[list[sa.Table]]:
    """The tables in the order of their keys, as many in one part as a module may have lines."""
    found: list[list[sa.Table]] = [[]]
    lines = 0
    for table in TABLES:
        mine = len(formatted(function(table)).splitlines()) + 3
        if lines + mine > MOST_LINES:
            found.append([])
            lines = 0
        found[-1].append(table)
        lines += mine
    return found


def written() -> dict[Path, str]:
    """Every file of the migration with its text."""
    names, files = [], {}
    for number, tables in enumerate(parts(), start=1):
        names.append(f"layout_1_{number}")
        source = PART.format(
            part=number,
            calls="\n    ".join(f"_{table.name}()" for table in tables),
            functions="\n\n".join(map(function, tables)),
        )
        files[MIGRATIONS / f"{names[-1]}.py"] = formatted(source)
    calls = "\n    ".join(f"{name}.make()" for name in names)
    revision = REVISION.format(parts=", ".join(names), calls=calls)
    files[MIGRATIONS / "versions" / "0001_first_layout.py"] = formatted(revision)
    return files


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, "utf-8")
        print(path.relative_to(ROOT))
