"""One row of a list of people: every field found, and what could not be taken as typed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from facilitator.interchange.dates import DateTrouble, read_date
from facilitator.interchange.headings import Column, Field, Headings
from facilitator.interchange.remarks import Remark
from facilitator.interchange.sheet_out import formula_guard_removed, looks_like_formula
from facilitator.interchange.sheets import Fault, SheetRow
from facilitator.people.names import folded, suggested_sort_name, tidied
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_CELL: Final = 500
# What the record has room for, in letters, where that is less than any cell may hold.
LONGEST: Final = {
    Field.FULL_NAME: 200, Field.FIRST_NAME: 200, Field.FAMILY_NAME: 200, Field.KNOWN_AS: 200,
    Field.SORT_NAME: 200, Field.CODE: 40, Field.EMAIL: 320, Field.PHONE: 100,
    Field.ORGANISATION: 200, Field.DEPARTMENT: 200, Field.ROLE: 200, Field.LINE_MANAGER: 200,
    Field.PROFESSION: 200, Field.REGION: 200, Field.QUALIFICATION: 200,
}  # fmt: skip
_LONGEST_TOPIC: Final = 200
_LISTS: Final = frozenset({Field.OFFERS, Field.ASKS, Field.AVAILABILITY})
_MAIL: Final = re.compile(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s,;<>()]+")
_LANGUAGES: Final = {
    "cy": "welsh cymraeg cy cym w c gymraeg yn gymraeg in welsh wel",
    "en": "english saesneg en eng e s in english saes",
    "both": "both bilingual dwyieithog dwy ddwy y ddwy both languages either cy/en en/cy",
}
_LANGUAGE_OF: Final = {
    **{said: code for code, words in _LANGUAGES.items() for said in words.split()},
    "yn gymraeg": "cy",
    "in welsh": "cy",
    "in english": "en",
    "yn saesneg": "en",
    "y ddwy": "both",
    "both languages": "both",
    "welsh and english": "both",
    "english and welsh": "both",
    "welsh & english": "both",
    "cymraeg a saesneg": "both",
}
_SPOKEN: Final = {
    "welsh": "cy", "cymraeg": "cy", "english": "en", "saesneg": "en", "polish": "pl",
    "pwyleg": "pl", "arabic": "ar", "arabeg": "ar", "french": "fr", "ffrangeg": "fr",
    "german": "de", "almaeneg": "de", "spanish": "es", "sbaeneg": "es", "bsl": "bfi",
    "british sign language": "bfi",
}  # fmt: skip
_SURNAME_FIRST: Final = re.compile(r"([^,]+), ?([^,]+)")
_YES: Final = frozenset({"yes", "y", "true", "1", "ie", "oes", "ydw", "iawn", "x", "gwir"})
# Also signs that turn the direction of what is read: they can hide what a name says.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_MANY: Final = re.compile(r"[;,\n|/]| and | a | ac |&")
_TOPICS: Final = re.compile(r"[;,\n|]")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What one row says of a person, ready to be applied; "" and None mean: not said."""

    row: int
    full_name: str
    known_as: str = ""
    sort_name: str = ""
    code: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    department: str = ""
    role: str = ""
    line_manager: str = ""
    profession: str = ""
    region: str = ""
    language: str = ""
    coaching_languages: tuple[str, ...] = ()
    large_print: bool | None = None
    joined: dt.date | None = None
    offers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    capacity: int | None = None
    demand: int | None = None
    availability: tuple[str, ...] = ()
    qualification: str = ""
    qualified_on: dt.date | None = None
    notes: str = ""
    own_fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Serial:
    """A bare number in a date column, the day it would be, and where it stands."""

    row: int
    field: Field
    heading: str
    number: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row as read: the person (None: rejected), remarks, and numbers that may be dates."""

    row: int
    person: PersonRow | None
    remarks: tuple[Remark, ...] = ()
    rejected: Remark | None = None
    serials: tuple[Serial, ...] = ()


class _Reader:
    """Reads the cells of one row and collects what has to be said about them."""

    def __init__(self, row: SheetRow, today: dt.date, *, from_1904: bool, agreed: bool) -> None:
        self.row = row
        self.remarks: list[Remark] = []
        self.serials: list[Serial] = []
        self._today = today
        self._from_1904 = from_1904
        self._strip_guard = agreed

    def say(self, key: str, **values: object) -> None:
        self.remarks.append(Remark(self.row.number, key, tuple(values.items())))

    def text(self, column: Column, cell: object) -> str:
        """A cell as tidy text; errors, uncalculated formulas and truth values stay out."""
        if isinstance(cell, Fault):
            key = N_("import_formula_without_value") if cell.is_formula else N_("import_error_cell")
            self.say(key, column=column.heading, cell=cell.text[:60])
            return ""
        if isinstance(cell, bool):
            if column.field in {None, Field.LARGE_PRINT}:
                return "yes" if cell else "no"
            self.say(N_("import_truth_cell"), column=column.heading, cell=str(cell).upper())
            return ""
        return self._plain(column, cell)

    def _plain(self, column: Column, cell: object) -> str:
        if cell is None:
            return ""
        if isinstance(cell, dt.datetime) and cell.time() == dt.time():
            return cell.date().isoformat()
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        if isinstance(cell, int | float) and column.field is Field.PHONE:
            self.say(N_("import_phone_number"), column=column.heading, cell=str(cell))
        if not isinstance(cell, str):
            return str(cell)
        whole = formula_guard_removed(cell) if self._strip_guard else cell
        tidy = tidied(whole)
        if _CONTROL.search(whole):
            self.say(N_("import_control_signs"), column=column.heading)
        if column.field is not Field.PHONE and looks_like_formula(tidy):
            self.say(N_("import_formula_like"), column=column.heading, cell=tidy[:60])
        return tidy

    def day(self, column: Column, cell: object) -> dt.date | None:
        """A cell as a day; what is doubtful is asked or left blank and said."""
        if isinstance(cell, bool | Fault) or cell is None:
            self.text(replace(column, field=Field.JOINED), cell)
            return None
        if isinstance(cell, str) and not tidied(cell):
            return None
        read = read_date(cell, self._today, from_1904=self._from_1904)
        shown = tidied(str(cell))[:60]
        if read.trouble is DateTrouble.SERIAL and read.day and column.field:
            self.serials.append(
                Serial(self.row.number, column.field, column.heading, shown, read.day)
            )
            return None
        if read.trouble is not None:
            self.say(read.trouble.value, column=column.heading, cell=shown)
        return read.day


def read_row(
    row: SheetRow,
    headings: Headings,
    today: dt.date,
    *,
    from_1904: bool = False,
    ragged_matters: bool = False,
) -> RowRead:
    """The person that a row speaks of; too many cells or no name reject it."""
    filled = [place for place, cell in enumerate(row.cells) if cell not in (None, "")]
    if filled and filled[-1] >= headings.width:
        return _rejected(
            row, N_("import_more_cells"), cells=len(row.cells), headings=headings.width
        )
    reader = _Reader(row, today, from_1904=from_1904, agreed=ragged_matters)
    if ragged_matters and len(row.cells) < headings.width:
        missing = next(c.heading for c in headings.columns if c.place >= len(row.cells))
        reader.say(N_("import_missing_columns"), column=missing)
    said: dict[Field, object] = {}
    own: list[tuple[str, str]] = []
    for column in headings.columns:
        cell = row.cells[column.place] if column.place < len(row.cells) else None
        if isinstance(cell, str) and (long := _too_long(column.field, cell)):
            return _rejected(
                row, N_("import_cell_long"), column=column.heading, signs=long[0], most=long[1]
            )
        if column.field in {Field.JOINED, Field.QUALIFIED_ON}:
            said[column.field] = reader.day(column, cell)
        elif column.field is not None:
            said[column.field] = reader.text(column, cell)
        elif text := reader.text(column, cell):
            own.append((column.heading, text))
    return _person(row, reader, said, tuple(own))


def _too_long(field: Field | None, cell: str) -> tuple[int, int] | None:
    """How long a cell is and how long it may be, where the record has no room for it."""
    most = LONGEST.get(field, LONGEST_CELL) if field else LONGEST_CELL
    signs = len(tidied(cell)) if len(cell) <= LONGEST_CELL else len(cell)
    if field in _LISTS and signs <= LONGEST_CELL:
        most = _LONGEST_TOPIC
        signs = max((len(part) for part in _parted(_TOPICS, cell)), default=0)
    return (signs, most) if signs > most else None


def _rejected(row: SheetRow, key: str, **values: object) -> RowRead:
    remark = Remark(row.number, key, tuple(values.items()))
    return RowRead(row.number, None, rejected=remark)


def _person(
    row: SheetRow, reader: _Reader, said: dict[Field, object], own: tuple[tuple[str, str], ...]
) -> RowRead:
    def text(field: Field) -> str:
        value = said.get(field)
        return value if isinstance(value, str) else ""

    full_name, sort_name = _name(text, reader)
    if not same_letters(full_name):
        remark = Remark(row.number, N_("import_no_name"))
        return RowRead(row.number, None, tuple(reader.remarks), rejected=remark)
    longest = LONGEST[Field.FULL_NAME]
    if len(full_name) > longest:
        return _rejected(
            row, N_("import_cell_long"), column=full_name[:20], signs=len(full_name), most=longest
        )
    joined, qualified = said.get(Field.JOINED), said.get(Field.QUALIFIED_ON)
    person = PersonRow(
        row=row.number,
        full_name=full_name,
        known_as=text(Field.KNOWN_AS),
        sort_name=text(Field.SORT_NAME) or sort_name,
        code=text(Field.CODE),
        email=_email(text(Field.EMAIL), reader),
        phone=text(Field.PHONE),
        organisation=text(Field.ORGANISATION),
        department=text(Field.DEPARTMENT),
        role=text(Field.ROLE),
        line_manager=text(Field.LINE_MANAGER),
        profession=text(Field.PROFESSION),
        region=text(Field.REGION),
        language=_language(text(Field.LANGUAGE), reader),
        coaching_languages=_spoken(text(Field.COACHING_LANGUAGES)),
        large_print=_yes(text(Field.LARGE_PRINT)),
        joined=joined if isinstance(joined, dt.date) else None,
        offers=_parted(_TOPICS, text(Field.OFFERS)),
        asks=_parted(_TOPICS, text(Field.ASKS)),
        capacity=_count(text(Field.CAPACITY), reader),
        demand=_count(text(Field.DEMAND), reader),
        availability=_parted(_TOPICS, text(Field.AVAILABILITY)),
        qualification=text(Field.QUALIFICATION),
        qualified_on=qualified if isinstance(qualified, dt.date) else None,
        notes=text(Field.NOTES),
        own_fields=own,
    )
    return RowRead(row.number, person, tuple(reader.remarks), serials=tuple(reader.serials))


def same_letters(text: str) -> bool:
    """Whether a name holds anything that can be read aloud."""
    return any(sign.isalnum() for sign in text)


def _name(text: Callable[[Field], str], reader: _Reader) -> tuple[str, str]:
    """The full name and the sort name: from two columns, or as typed in one."""
    first, family = text(Field.FIRST_NAME), text(Field.FAMILY_NAME)
    full = text(Field.FULL_NAME)
    if not full:
        sort_name = f"{family}, {first}" if first and family else first or family
        return " ".join(part for part in (first, family) if part), sort_name
    turned = _SURNAME_FIRST.fullmatch(full)
    if turned and not turned[2].isupper():
        reader.say(N_("import_name_turned"), name=f"{turned[2]} {turned[1]}", cell=full)
        return f"{turned[2]} {turned[1]}", full
    return full, suggested_sort_name(full)


def _email(text: str, reader: _Reader) -> str:
    """The first address as typed; what does not look like one is kept and pointed out."""
    if not text:
        return ""
    found = _MAIL.findall(text)
    if not found:
        reader.say(N_("import_email_odd"), cell=text)
        return text
    if len(found) > 1:
        reader.say(N_("import_email_several"), cell=text, kept=str(found[0]))
    return str(found[0]).removeprefix("mailto:").strip("'\"")


def _language(text: str, reader: _Reader) -> str:
    """The language of letters: cy, en or both; nothing when the words say neither."""
    if not text:
        return ""
    plain = folded(text)
    halves = {_LANGUAGE_OF.get(half.strip()) for half in re.split(r"[/,;]", plain)}
    found = _LANGUAGE_OF.get(plain) or (halves.pop() if len(halves) == 1 else None)
    if halves == {"cy", "en"}:
        found = "both"
    if found is None:
        reader.say(N_("import_language_unknown"), cell=text)
    return found or ""


def _spoken(text: str) -> tuple[str, ...]:
    """Languages as codes where we know them, else as typed."""
    if folded(text) in {"both", "bilingual", "dwyieithog", "y ddwy"}:
        return ("cy", "en")
    return tuple(_SPOKEN.get(folded(part), part) for part in _parted(_MANY, text))


def _parted(sign: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The parts of a cell that lists several things, in order, each once."""
    return tuple(dict.fromkeys(part.strip() for part in sign.split(text) if part.strip()))


def _yes(text: str) -> bool | None:
    return None if not text else folded(text) in _YES


def _count(text: str, reader: _Reader) -> int | None:
    """A small whole number; anything else is left blank and said."""
    if not text:
        return None
    if text.isdecimal() and int(text) <= 99:
        return int(text)
    reader.say(N_("import_number_odd"), cell=text)
    return None
