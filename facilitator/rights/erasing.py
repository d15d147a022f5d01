"""Takes a person out of the record: rows, words in other rows, the journal, archived papers."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.rights.reach import rows_leaning_on
from facilitator.store import chain
from facilitator.store.base import Row, journalled_tables
from facilitator.store.plumbing import Act, Change, HalfTyped, PaperChunk, PaperPart, ScanPicture
from facilitator.store.tables import Scan
from facilitator.store.types import Json

if TYPE_CHECKING:
    import uuid
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from facilitator.rights.reach import Found
    from facilitator.store.journal import Step
    from facilitator.store.tables import Person

GONE = "…"
# Somebody else may have the same name; theirs stays.
_OWN_NAMES = frozenset(
    ("person", name)
    for name in (
        "full_name", "known_as", "sort_name", "sort_key_en", "sort_key_cy", "folded", "email",
        "phone",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Needles:
    """The words by which somebody is known in texts, longest first, and what stands there then.

    Only whole words are meant: Siân Rees is not in "Siân Rees-Jones".
    """

    words: tuple[str, ...]
    instead: str
    own: Mapping[str, str] = field(default_factory=dict)

    def are_in(self, text: str | None) -> bool:
        """Whether a text holds one of the words, as typed or as JSON writes it."""
        return text is not None and bool(self._written.search(text))

    def taken_out(self, value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
        """A text, list or table with the words replaced."""
        if isinstance(value, str):
            return self._typed.sub(self._other_word, value)
        if isinstance(value, list):
            return [self.taken_out(one) for one in value]
        if isinstance(value, dict):
            return {self.taken_out(key): self.taken_out(one) for key, one in value.items()}
        return value

    def _other_word(self, found: re.Match[str]) -> str:
        return self.own.get(found.group(), self.instead)

    @functools.cached_property
    def _typed(self) -> re.Pattern[str]:
        return _any_of(self.words)

    @functools.cached_property
    def _written(self) -> re.Pattern[str]:
        as_json = [json.dumps(word)[1:-1] for word in self.words]
        quoted = [json.dumps(word, ensure_ascii=False)[1:-1] for word in self.words]
        return _any_of(dict.fromkeys((*self.words, *as_json, *quoted)))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    choices = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])" if choices else r"(?!)")


def needles_of(people: Iterable[Person], instead: str) -> Needles:
    """What to look for in texts: full names, longer known names, e-mail and telephone."""
    words: set[str] = set()
    for person in people:
        words |= {person.full_name, person.sort_name, person.email, person.phone}
        if " " in person.known_as:
            words.add(person.known_as)
    found = sorted((word for word in words if word.strip()), key=lambda word: (-len(word), word))
    return Needles(tuple(found), instead)


def needles_together(several: Sequence[Needles]) -> Needles:
    """What to look for of several people; each word has what stands for its own person."""
    own = {word: one.instead for one in several for word in one.words}
    words = tuple(sorted(own, key=lambda word: (-len(word), word)))
    return Needles(words, several[0].instead if several else GONE, own)


def take_away(step: Step, rows: Found) -> tuple[int, int]:
    """Delete these rows and all that cannot stand without them; how many went, how many let go."""
    falls, stays = rows_leaning_on(step, rows)
    for edge, row in stays:
        setattr(row, edge.column, None)
    step.flush()
    by_table = {table.__tablename__: of_table for table, of_table in falls.items()}
    count = 0
    for table in reversed(journalled_tables()):
        for row in by_table.get(table.name, {}).values():
            step.delete(row)
            count += 1
        step.flush()
    return count, len(stays)


def clean_texts(step: Step, needles: Needles) -> int:
    """Replace somebody's name and address wherever else they were typed; how many rows."""
    changed = 0
    for mapper in Row.registry.mappers:
        table: Any = mapper.class_
        if not issubclass(table, Row):
            continue
        texts = [
            name
            for name, column in mapper.columns.items()
            if _holds_words(column) and (column.table.name, name) not in _OWN_NAMES
        ]
        if not texts:
            continue
        as_text = [sa.cast(getattr(table, name), sa.Text) for name in texts]
        rows = step.execute(sa.select(table.id, *as_text)).all()
        for row_id, *cells in rows:
            if not any(needles.are_in(cell) for cell in cells):
                continue
            row = step.get_one(table, row_id)
            for name in texts:
                before = getattr(row, name)
                after = needles.taken_out(before)
                if after != before:
                    setattr(row, name, after)
            changed += 1
    step.flush()
    return changed


def _holds_words(column: sa.Column[Any]) -> bool:
    kind = column.type
    if isinstance(kind, sa.Enum):
        return False
    return isinstance(kind, (sa.String, sa.JSON, Json))


def forget_in_journal(step: Step, needles: Needles, keys: Collection[tuple[str, str]]) -> int:
    """Blank the images of these rows, and every image and sentence that names the person."""
    step.flush()
    images = step.execute(
        sa.select(Change.id, Change.tbl, Change.pk, Change.before, Change.after).where(
            Change.salt != chain.ERASED
        )
    )
    blank = [
        number
        for number, table, key, before, after in images
        if (table, key) in keys or needles.are_in(before) or needles.are_in(after)
    ]
    chain.erase_images(step, blank)
    said = step.execute(sa.select(Act.id, Act.said).where(Act.digest != ""))
    chain.erase_said(
        step, [number for number, what in said if needles.are_in(json.dumps(what, default=str))]
    )
    typed = step.execute(sa.select(HalfTyped.place, HalfTyped.words)).all()
    places = [place for place, words in typed if needles.are_in(json.dumps(words, default=str))]
    step.execute(sa.delete(HalfTyped).where(HalfTyped.place.in_(places)))
    return len(blank)


def forget_papers(step: Step, papers: Sequence[uuid.UUID]) -> None:
    """Let the archived bytes of papers go; chunks that other papers share stay."""
    step.execute(sa.delete(PaperPart).where(PaperPart.paper_id.in_(papers)))
    shared = sa.select(PaperPart.chunk)
    step.execute(
        sa.delete(PaperChunk)
        .where(PaperChunk.sha256.not_in(shared))
        .execution_options(synchronize_session=False)
    )


def forget_scans(step: Step, papers: Sequence[uuid.UUID]) -> set[tuple[str, str]]:
    """Let the scanned pages of papers go, and every picture that no page shows any more.

    Gives how the journal writes the rows that went.
    """
    rows = list(step.scalars(sa.select(Scan).where(Scan.paper_id.in_(papers))))
    for row in rows:
        step.delete(row)
    step.flush()
    step.execute(
        sa.delete(ScanPicture)
        .where(ScanPicture.digest.not_in(sa.select(Scan.digest)))
        .execution_options(synchronize_session=False)
    )
    return keys_of({Scan: {row.id: row for row in rows}})


def keys_of(rows: Mapping[type[Row], Mapping[uuid.UUID, Row]]) -> set[tuple[str, str]]:
    """How the journal writes the table and key of these rows."""
    return {(table.__tablename__, key.hex) for table, found in rows.items() for key in found}
