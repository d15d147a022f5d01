"""Headings in Welsh and English, and the field of a person that each one means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from facilitator.people.names import folded, tidied

if TYPE_CHECKING:
    from collections.abc import Sequence

SEARCHED_ROWS: Final = 25


class Field(StrEnum):
    """What a column may say about a person."""

    CODE = "code"
    FULL_NAME = "full_name"
    FIRST_NAME = "first_name"
    FAMILY_NAME = "family_name"
    KNOWN_AS = "known_as"
    SORT_NAME = "sort_name"
    EMAIL = "email"
    PHONE = "phone"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    ROLE = "role"
    LINE_MANAGER = "line_manager"
    PROFESSION = "profession"
    REGION = "region"
    LANGUAGE = "language"
    COACHING_LANGUAGES = "coaching_languages"
    LARGE_PRINT = "large_print"
    JOINED = "joined"
    OFFERS = "offers"
    ASKS = "asks"
    CAPACITY = "capacity"
    DEMAND = "demand"
    AVAILABILITY = "availability"
    QUALIFICATION = "qualification"
    QUALIFIED_ON = "qualified_on"
    NOTES = "notes"


_NAMES: Final = frozenset({Field.FULL_NAME, Field.FIRST_NAME, Field.FAMILY_NAME})

_SAID: Final = {
    Field.CODE: "code|member code|person code|cod|côd|cod aelod",
    Field.FULL_NAME: "name|full name|your name|person|participant|participant name|member|"
    "enw|enw llawn|eich enw|cyfranogwr|aelod",
    Field.FIRST_NAME: "first name|firstname|given name|given names|forename|forenames|first names|"
    "enw cyntaf|enw bedydd|enwau cyntaf|enw blaen",
    Field.FAMILY_NAME: "surname|last name|lastname|family name|second name|cyfenw|enw olaf|"
    "enw teuluol|enw teulu",
    Field.KNOWN_AS: "known as|preferred name|called|nickname|enw a ffefrir|adnabyddir fel|"
    "yn cael ei adnabod fel|galw",
    Field.SORT_NAME: "sort name|filed under|enw trefnu",
    Field.EMAIL: "email|e mail|email address|e mail address|work email|work e mail|mail|"
    "ebost|e bost|cyfeiriad ebost|cyfeiriad e bost|ebost gwaith|e bost gwaith",
    Field.PHONE: "phone|telephone|tel|mobile|phone number|telephone number|work phone|"
    "mobile number|contact number|ffon|rhif ffon|ffon symudol|teleffon",
    Field.ORGANISATION: "organisation|organization|organisation name|employer|company|body|"
    "sefydliad|corff|cyflogwr|enw r sefydliad|enw sefydliad",
    Field.DEPARTMENT: "department|dept|team|directorate|service|division|adran|tim|"
    "cyfarwyddiaeth|gwasanaeth|uned",
    Field.ROLE: "role|job title|job|position|post|title of post|swydd|rol|teitl swydd|"
    "teitl y swydd",
    Field.LINE_MANAGER: "line manager|manager|rheolwr|rheolwr llinell",
    Field.PROFESSION: "profession|professional group|proffesiwn|grwp proffesiynol",
    Field.REGION: "region|area|location|place|rhanbarth|ardal|lleoliad",
    Field.LANGUAGE: "language|preferred language|correspondence language|letter language|"
    "language of letters|iaith|dewis iaith|iaith gohebu|iaith gohebiaeth|iaith a ffefrir",
    Field.COACHING_LANGUAGES: "coaching languages|languages of coaching|coaching language|"
    "languages|session language|ieithoedd|ieithoedd hyfforddi|iaith hyfforddi|iaith cymell",
    Field.LARGE_PRINT: "large print|print bras",
    Field.JOINED: "joined|joined on|date joined|join date|start date|started|member since|"
    "ymunodd|dyddiad ymuno|dyddiad cychwyn|dyddiad dechrau",
    Field.OFFERS: "offers|offer|can offer|can coach on|i can offer|skills offered|cynigion|cynnig|"
    "gall gynnig|yn cynnig",
    Field.ASKS: "asks|ask|needs|need|wants|wants help with|looking for|request|requests|ceisiadau|"
    "yn gofyn am|gofyn|angen|anghenion",
    Field.CAPACITY: "capacity|places|can give|gives|clients at a time|number can coach|lle|"
    "lleoedd|capasiti|gall roi",
    Field.DEMAND: "demand|receives|would like to receive|galw am|derbyn",
    Field.AVAILABILITY: "availability|available|days|argaeledd|ar gael|dyddiau",
    Field.QUALIFICATION: "qualification|qualifications|accreditation|cymhwyster|cymwysterau|"
    "achrediad",
    Field.QUALIFIED_ON: "qualified on|qualified|date qualified|qualification date|dyddiad cymhwyso|"
    "cymhwyswyd|cymhwysodd|dyddiad cymhwyster",
    Field.NOTES: "notes|note|comments|comment|remarks|nodiadau|nodyn|sylwadau|sylw",
}


def _plain(heading: str) -> str:
    """A heading as it is compared: folded, signs as blanks, without a final star or colon."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(heading)).split())


_FIELDS: Final = {_plain(said): field for field, all_said in _SAID.items()
                  for said in all_said.split("|")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the facilitator once said of headings: heading and field, "" for own.

    `sources` says the same of lists that came before, each known by its row of headings.
    """

    fields: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    def of_source(self, source: str) -> Mapping | None:
        """What was said of the headings of one source, or None when it never came."""
        fields = dict(self.sources).get(source)
        return None if fields is None else Mapping(fields)

    def field_of(self, heading: str) -> str | None:
        """The field remembered for a heading, or None when nothing is remembered."""
        return {_plain(known): field for known, field in self.fields}.get(_plain(heading))


NOTHING_REMEMBERED: Final = Mapping()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, its heading as typed, and the field (None: kept as an own field)."""

    place: int
    heading: str
    field: Field | None


@dataclass(frozen=True, slots=True)
class Headings:
    """The header row found, its columns, and headings that stood twice."""

    row: int
    columns: tuple[Column, ...]
    repeated: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    source: str = ""

    def stand_in(self, cells: Sequence[object]) -> bool:
        """Whether a row only says the headings once more, as lists laid end to end do."""
        said = [cells[c.place] for c in self.columns if c.place < len(cells)]
        words = [_plain(str(cell)) for cell in said if cell not in (None, "")]
        heads = [_plain(re.sub(r" \(\d+\)$", "", c.heading)) for c in self.columns]
        return len(words) > 1 and words == heads

    @property
    def width(self) -> int:
        """How many cells a row has at most."""
        return max((column.place for column in self.columns), default=-1) + 1

    @property
    def mapping(self) -> Mapping:
        """The mapping to remember for the next file of this source."""
        return Mapping(tuple((c.heading, c.field or "") for c in self.columns))


def source_of(cells: Sequence[object]) -> str:
    """How a source is known again: by the headings that it always has, in their order."""
    plain = (_plain(cell) for cell in cells if isinstance(cell, str))
    return "|".join(heading for heading in plain if heading)


def field_of(heading: str, mapping: Mapping = NOTHING_REMEMBERED) -> Field | None:
    """The field that a heading means, first as remembered, then as said in either language."""
    remembered = mapping.field_of(heading)
    if remembered is not None:
        return Field(remembered) if remembered in set(Field) else None
    plain = _plain(heading)
    return _FIELDS.get(plain) or _either_side(heading)


def _either_side(heading: str) -> Field | None:
    """A bilingual heading, "Enw / Name", means what both or one of its halves mean."""
    halves = {_FIELDS.get(_plain(half)) for half in heading.replace("|", "/").split("/")}
    halves.discard(None)
    return halves.pop() if len(halves) == 1 and "/" in heading.replace("|", "/") else None


def find_headings(
    rows: Sequence[tuple[int, Sequence[object]]],
    mapping: Mapping = NOTHING_REMEMBERED,
) -> Headings | None:
    """The header among the first rows: the one with most known headings, a name among them."""
    for place, (_, cells) in enumerate(rows[:SEARCHED_ROWS]):
        said = mapping.of_source(source_of(cells)) if mapping.sources else None
        if said is not None:
            return _headings(rows, place, said)
    best: tuple[int, int] | None = None
    for place, (_, cells) in enumerate(rows[:SEARCHED_ROWS]):
        fields = {field_of(cell, mapping) for cell in cells if isinstance(cell, str) and cell}
        fields.discard(None)
        if fields & (_NAMES | {Field.EMAIL}) and (best is None or len(fields) > best[0]):
            best = (len(fields), place)
    return _headings(rows, best[1], mapping) if best else None


def _headings(
    rows: Sequence[tuple[int, Sequence[object]]], place: int, mapping: Mapping
) -> Headings:
    number, cells = rows[place]
    above = rows[place - 1][1] if place else ()
    names, unnamed = _names(cells, above, _width(rows[place:]))
    seen: Counter[Field] = Counter()
    named: Counter[str] = Counter()
    columns: list[Column] = []
    repeated: list[str] = []
    for at, name in enumerate(names):
        if not name:
            continue
        field = field_of(name, mapping)
        if field is not None:
            seen[field] += 1
        twice = field is not None and seen[field] > 1
        same = named[name]
        named[name] += 1
        if twice or same:
            repeated.append(name)
        heading = f"{name} ({same + 1})" if same else name
        columns.append(Column(at, heading, None if twice else field))
    settled, source = tuple(_settled(columns)), source_of(cells)
    return Headings(number, settled, tuple(repeated), tuple(unnamed), source)


def _width(rows: Sequence[tuple[int, Sequence[object]]]) -> int:
    """How many cells the rows below the heading use, where most of them use so many."""
    widths = Counter(len(cells) for _, cells in rows[1:200] if cells)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    return width if 2 * count > widths.total() else 0


def _names(cells: Sequence[object], above: Sequence[object], width: int) -> tuple[
    list[str], list[str]
]:  # fmt: skip
    """The headings; where one is blank (a merged cell) the one above it, else its letter."""
    names: list[str] = []
    unnamed: list[str] = []
    for at in range(max(len(cells), width)):
        name = tidied(str(cells[at])) if at < len(cells) and cells[at] is not None else ""
        if not name and at < width:
            higher = above[at] if at < len(above) else None
            name = tidied(str(higher)) if higher else column_letter(at)
            unnamed.append(name)
        names.append(name)
    return names, unnamed


def _settled(columns: list[Column]) -> list[Column]:
    """Beside a surname column, "Name" means the first name."""
    fields = {column.field for column in columns}
    if Field.FAMILY_NAME in fields and Field.FIRST_NAME not in fields:
        return [
            Column(c.place, c.heading, Field.FIRST_NAME if c.field is Field.FULL_NAME else c.field)
            for c in columns
        ]
    return columns


def column_letter(place: int) -> str:
    """The letter that a spreadsheet shows above a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
