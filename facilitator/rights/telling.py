"""Own data in words: as sections for paper, and as files that person and machine can read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.questions import heading
from facilitator.history.wording import field_name, table_name, value_said
from facilitator.interchange.sheet_out import Table, write_csv
from facilitator.papers.own_data import HeldSection, HeldSections, OwnDataPack, own_data_paper
from facilitator.papers.render import render
from facilitator.papers.shared import languages_of
from facilitator.papers.style import NORMAL, Setup
from facilitator.rights.questions import SOMEBODY_ELSE, InBoth, as_json, own_data
from facilitator.store import rows
from facilitator.store import tables as t
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.rights.questions import HeldRow, OwnData

# Digests and the like: they stand in the JSON, and tell a reader nothing.
_FOR_MACHINES = frozenset({"sha256", "fingerprint", "file_name"})


@dataclass(frozen=True)
class OwnDataSheet:
    """The paper for one person, with the name of its file."""

    file: str
    paper: Paper
    large_print: bool


def own_data_sheet(
    db: Session, code: str, languages: Sequence[Language], today: dt.date
) -> OwnDataSheet:
    """What is held about a person as a paper to look at, print and save."""
    own, paper = own_data_pack(db, code, today, languages)
    large = rows.by_code(db, t.Person, code).large_print
    return OwnDataSheet(f"own-data-{own.code}.pdf", paper, large)


def own_data_pack(
    db: Session, code: str, today: dt.date, languages: Sequence[Language] = ()
) -> tuple[OwnData, Paper]:
    """What is held about a person, and the paper that tells it in their languages."""
    own = own_data(db, code, today)
    person = rows.by_code(db, t.Person, code)
    contact = db.scalar(sa.select(t.ProgrammeRow.data_contact)) or ""
    told = tuple(languages) or languages_of(person.letter_language)
    pack = OwnDataPack(
        heading(db, None, today),
        own.name,
        contact,
        tuple((language, sections_of(own, Words(language))) for language in told),
    )
    return own, own_data_paper(pack)


def sections_of(own: OwnData, words: Words) -> HeldSections:
    """Every table as a section with its fields in words, and the history as sentences."""
    sections = tuple(
        HeldSection(table_name(held.table, words), tuple(_row(row, words) for row in held.rows))
        for held in own.tables
    )
    history = tuple(
        (
            words.date(step.at.astimezone().date()),
            _named(words.stored(step.label, step.values) if step.values else "", words),
        )
        for step in own.steps
    )
    return HeldSections(sections, tuple(one for one in history if one[1]))


def _row(row: HeldRow, words: Words) -> tuple[tuple[str, str], ...]:
    return tuple(
        (field_name(name, words), _named(_said(value, words), words))
        for name, value in row.fields
        if name not in _FOR_MACHINES
    )


def _said(value: object, words: Words) -> str:
    """A value in words; sentences that are kept as keys with values are said as sentences."""
    if isinstance(value, dict) and isinstance(value.get("key"), str):
        values = value.get("values") or {}
        said = {name: value_said(one, words) for name, one in values.items()}
        return words.stored(value["key"], said)
    if isinstance(value, dict) and set(value) == {"reasons"}:
        return _said(value["reasons"], words)
    if isinstance(value, InBoth):
        return (value.cy or value.en) if words.language is Language.CY else str(value)
    if isinstance(value, list):
        return " · ".join(_said(one, words) for one in value)
    return value_said(value, words)


def _named(text: str, words: Words) -> str:
    return text.replace(SOMEBODY_ELSE, words("another member"))


def write_own_data(
    own: OwnData, paper: Paper, folder: Path, words: Words, setup: Setup = NORMAL
) -> list[Path]:
    """Write the pack into a folder: one PDF to read, one JSON and a CSV for each kind of row.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"own-data-{own.code}"
    pdf, machine = folder / f"{stem}.pdf", folder / f"{stem}.json"
    pdf.write_bytes(render(paper, setup).pdf)
    machine.write_text(json.dumps(as_json(own), ensure_ascii=False, indent=1) + "\n", "utf-8")
    written = [pdf, machine]
    for held in own.tables:
        names = list(dict.fromkeys(name for row in held.rows for name, _ in row.fields))
        told = [dict(_row(row, words)) for row in held.rows]
        heads = tuple(field_name(name, words) for name in names)
        cells = tuple(tuple(row.get(head, "") for head in heads) for row in told)
        path = folder / f"{stem}-{held.table}.csv"
        write_csv(Table(table_name(held.table, words), heads, cells), path)
        written.append(path)
    return written
