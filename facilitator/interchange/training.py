"""A copy of a programme for training: everything of the same shape, nobody and nothing real in it.

    training_record(record, seed=1) -> WholeRecord

Only days, numbers, states and who stands with whom are kept. Every text is replaced, unless its
column is one of the few that can hold nothing but the program's own words (`_KEPT`), so that a
column made later is replaced as well.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.interchange.whole_record import WholeRecord, WholeRow
from facilitator.people import names
from facilitator.store.base import journalled_tables
from facilitator.store.types import Json

if TYPE_CHECKING:
    from collections.abc import Iterator

# Texts that the program itself writes: kinds, states, rules, times of day, versions of wording.
_KEPT = frozenset(
    {
        ("pairing_run", "status"), ("movement", "kind"), ("snooze", "rule"), ("dismissal", "rule"),
        ("gathering", "starts_at"), ("gathering", "ends_at"), ("issued_paper", "language"),
        ("programme", "laptop_letter"), ("programme", "alphabet"), ("programme", "limits"),
        ("programme", "coachee_word"), ("cohort", "limits"), ("cohort", "rules"),
        ("person", "coaching_languages"), ("qualification", "state"), ("survey_answer", "scores"),
    }
)  # fmt: skip
_WORD = re.compile(r"[a-z0-9_]{1,40}|\d\d:\d\d|[A-Z]{1,2}")
_GIVEN = (
    "Afallon", "Briallen", "Cadwgan", "Derwen", "Eirlys", "Ffawydd", "Gwennol", "Heulog",
    "Iorwg", "Llawen", "Mwyalch", "Niwlog", "Onnen", "Pabi", "Rhedyn", "Seren", "Tegeirian",
)  # fmt: skip
_FAMILY = (
    "ap Cwmwl", "Awelon", "Brwyn", "Castan", "Drain", "Eithin", "Ffynnon", "Glaw", "Haul",
    "Inc", "Lloer", "Mynydd", "Nant", "Poncyn", "Rhosyn", "Storm", "Tywod", "Ucheldir", "Ysgaw",
)  # fmt: skip
_LEAST_NEEDLE = 3


def training_record(record: WholeRecord, seed: int = 1) -> WholeRecord:
    """The same record with every name, note, address and code replaced.

    Raises:
        RuleBroken: something real would still stand in it; then there is no copy.
    """
    copy = _Copier(record, seed).copied()
    left = sorted(real_words(record) & set(_texts(copy)))
    if left:
        raise RuleBroken("training_copy_not_clean", n=len(left))
    return copy


def real_words(record: WholeRecord) -> set[str]:
    """Every name, note, address, code and number of a paper in a record, as typed."""
    return {
        text
        for row in record.rows
        for column in _columns()[row.table]
        if _is_free(row.table, column)
        for text in _said(row.fields.get(column.name))
        if len(text) >= _LEAST_NEEDLE
    }


def _columns() -> dict[str, list[sa.Column[Any]]]:
    return {table.name: list(table.columns) for table in journalled_tables()}


def _is_free(table: str, column: sa.Column[Any]) -> bool:
    """Whether anything may have been typed there."""
    if isinstance(column.type, sa.Enum) or (table, column.name) in _KEPT:
        return False
    return isinstance(column.type, (sa.String, sa.JSON, Json))


def _said(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (*_said(key), *_said(one))
    elif isinstance(value, list):
        for one in value:
            yield from _said(one)


def _texts(record: WholeRecord) -> Iterator[str]:
    for row in record.rows:
        for column in _columns()[row.table]:
            if _is_free(row.table, column):
                yield from _said(row.fields.get(column.name))


class _Copier:
    """Replaces the texts of one record; the same real code always gets the same new one."""

    def __init__(self, record: WholeRecord, seed: int) -> None:
        self._record = record
        self._random = random.Random(seed)  # noqa: S311  invented names are no secret
        self._columns = _columns()
        self._real = {text.casefold() for text in real_words(record)}
        self._real |= {word for text in self._real for word in text.split()}
        self._codes: dict[str, str] = {}
        said = (row.fields.get(name) for row in record.rows for name in ("code", "number"))
        self._real_codes = {str(code) for code in said if len(str(code or "")) >= _LEAST_NEEDLE}
        for row in self._shuffled("person"):
            self._new_code(row)
        for row in record.rows:
            self._new_code(row)
        self._names = self._invented()

    def copied(self) -> WholeRecord:
        """All rows with their texts replaced."""
        rows = tuple(
            WholeRow(row.table, row.number, self._fields(row)) for row in self._record.rows
        )
        return WholeRecord(rows, self._record.schema, self._record.today)

    def _shuffled(self, table: str) -> list[WholeRow]:
        found = [row for row in self._record.rows if row.table == table]
        self._random.shuffle(found)
        return found

    def _new_code(self, row: WholeRow) -> None:
        """A code says nothing of the old one, also not by its order among people."""
        code = row.fields.get("code") or row.fields.get("number")
        if isinstance(code, str) and code and code not in self._codes:
            self._codes[code] = self._free(f"X{row.table[0].upper()}-", len(self._codes) + 1)

    def _free(self, letters: str, number: int) -> str:
        """A word that is nothing real in the record, and holds no real code."""
        while (word := f"{letters}{number:04d}").casefold() in self._real or any(
            code in word for code in self._real_codes
        ):
            letters = f"X{letters}"
        return word

    def _invented(self) -> list[str]:
        """Names of nobody: no part of any stands in the record."""
        given = [name for name in _GIVEN if name.casefold() not in self._real] or ["Aelod"]
        family = [
            name for name in _FAMILY if not set(name.casefold().split()[-1:]) & self._real
        ] or ["Member"]
        every = [f"{first} {last}" for first in given for last in family]
        self._random.shuffle(every)
        return every

    def _fields(self, row: WholeRow) -> dict[str, object]:
        fields = {
            column.name: self._value(row, column)
            for column in self._columns[row.table]
            if column.name in row.fields
        }
        fields |= self._called(row)
        return {name: value for name, value in fields.items() if value is not None}

    def _value(self, row: WholeRow, column: sa.Column[Any]) -> object:
        value = row.fields[column.name]
        if isinstance(column.type, (sa.String, sa.JSON, Json)):
            if not _is_free(row.table, column):
                return self._own_word(column, value)
            return self._replaced(row, column, value)
        if isinstance(column.type, sa.Uuid) and not str(value).startswith("→ "):
            return None
        return value

    def _own_word(self, column: sa.Column[Any], value: object) -> object:
        """A word of the program's own, as long as it is one."""
        if isinstance(column.type, sa.Enum) or all(_WORD.fullmatch(one) for one in _said(value)):
            return value
        return None if column.nullable else ""

    def _replaced(self, row: WholeRow, column: sa.Column[Any], value: object) -> object:
        if isinstance(value, str):
            known = self._codes.get(value)
            if known is not None:
                return known
            return self._filler(row, column) if value and column.default is None else ""
        if isinstance(value, list) and value and all(one in self._codes for one in value):
            return [self._codes[one] for one in value]
        return None

    def _filler(self, row: WholeRow, column: sa.Column[Any]) -> str:
        """What stands where something must be said."""
        most = column.type.length if isinstance(column.type, sa.String) else None
        if column.name == "sha256" or most == _HASH:
            text = f"{row.table} {row.number} {column.name}"
            return hashlib.sha256(text.encode()).hexdigest()
        return self._free(f"{column.name.replace('_', ' ').capitalize()} ", row.number)[:most]

    def _called(self, row: WholeRow) -> dict[str, object]:
        """What people, organisations and topics are called in the copy."""
        number = row.number
        if row.table == "person":
            return _person(self._names, number)
        if row.table == "organisation":
            both = (f"Pretend body {number}", f"Corff esgus {number}")
            letters = {"letters": f"{chr(65 + number % 26)}{chr(65 + number // 26 % 26)}"}
            return {**_both(both), **letters, "folded": names.folded(" ".join(both))}
        if row.table == "programme":
            return {**_both(("Pretend programme", "Rhaglen esgus")), "is_sample": True}
        if row.table == "cohort":
            return {
                "title_en": f"Pretend cohort {number}",
                "title_cy": f"Carfan esgus {number}",
            }
        if row.table == "topic":
            both = (f"Pretend topic {number}", f"Pwnc esgus {number}")
            return {**_both(both), "folded": names.folded(" ".join(both))}
        return {}


_HASH = 64


def _both(called: tuple[str, str]) -> dict[str, object]:
    return {"name_en": called[0], "name_cy": called[1]}


def _person(invented: list[str], number: int) -> dict[str, object]:
    again, place = divmod(number - 1, len(invented))
    name = invented[place] + (f" {again + 1}" if again else "")
    sort_name = names.suggested_sort_name(name)
    return {
        "full_name": name,
        "sort_name": sort_name,
        "sort_key_en": names.english_sort_key(sort_name),
        "sort_key_cy": names.welsh_sort_key(sort_name),
        "folded": names.folded(name),
        "email": f"member{number}@pretend.example",
    }


def as_text(record: WholeRecord) -> str:
    """Everything that a record says, for whoever searches it."""
    return json.dumps([row.fields for row in record.rows], ensure_ascii=False)
