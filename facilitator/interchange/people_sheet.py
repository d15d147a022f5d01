"""A list of people read as a preview: row by row what would happen, and what must be asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from facilitator.errors import RuleBroken
from facilitator.interchange.headings import (
    NOTHING_REMEMBERED,
    Field,
    Headings,
    Mapping,
    find_headings,
)
from facilitator.interchange.people_rows import PersonRow, RowRead, Serial, read_row
from facilitator.interchange.preview import Change, Preview, RowOutcome, RowPreview
from facilitator.interchange.remarks import Answer, Question, Remark, chosen
from facilitator.interchange.same_people import (
    Candidate,
    Directory,
    KnownPerson,
    address_key,
    same_name_default,
    share_a_name,
)
from facilitator.interchange.sheets import (
    TOLD_EVERY,
    Pasted,
    Progress,
    Sheet,
    SheetRow,
    read_sheet,
)
from facilitator.interchange.sniffing import Encoding
from facilitator.people.names import folded, same_name
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from threading import Event

SAME: Final = "same"
NEW: Final = "new"
BLANK: Final = "blank"
STOP: Final = "stop"
SAMPLE_NAMES: Final = 3
_ENCODING_KEYS: Final = (N_("import_encoding_guessed"), N_("import_encoding_old_welsh"))
_COMPARED: Final = (
    "full_name", "known_as", "email", "phone", "department", "role", "language", "joined",
)  # fmt: skip


def read_people(
    source: Path | Pasted,
    known: Iterable[KnownPerson] = (),
    *,
    today: dt.date,
    answers: tuple[Answer, ...] = (),
    mapping: Mapping = NOTHING_REMEMBERED,
    tell: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
) -> Preview:
    """The preview of a spreadsheet of people; nothing is written and nothing guessed unsaid."""
    progress = Progress(tell, stop)
    sheet, asked = _sheet_with_answers(source, answers, progress)
    found = find_headings([(row.number, row.cells) for row in sheet.rows], mapping)
    if found is None:
        raise RuleBroken("import_no_headings")
    below = [row for row in sheet.rows if row.number > found.row]
    again = [row for row in below if found.stand_in(row.cells)]
    if not len(below) - len(again):
        raise RuleBroken("import_no_rows")
    sheet = replace(sheet, remarks=(*sheet.remarks, *map(_headings_again, again)))
    below = [row for row in below if row not in again] if again else below
    reads: list[RowRead] = []
    for done, row in enumerate(below):
        if done % TOLD_EVERY == 0:
            progress.at(done, len(below))
        reads.append(
            read_row(
                row,
                found,
                today,
                from_1904=sheet.from_1904,
                ragged_matters=sheet.ragged_matters,
            )
        )
    progress.at(len(below), len(below))
    return _Assembly(known, answers, asked).preview(sheet, found, reads)


def _sheet_with_answers(
    source: Path | Pasted, answers: tuple[Answer, ...], progress: Progress
) -> tuple[Sheet, list[Question]]:
    """The sheet in the encoding and under the name that were chosen, and what had to be asked."""
    sheet = read_sheet(source, progress)
    asked: list[Question] = []
    if sheet.encoding_guessed and sheet.encoding:
        question = _encoding_question(sheet)
        choice = chosen(question, answers)
        asked.append(replace(question, answer=choice))
        if choice in set(Encoding) and choice != sheet.encoding:
            sheet = read_sheet(source, progress, encoding=Encoding(choice))
    if sheet.others:
        names = (sheet.name, *sheet.others)
        question = Question(None, N_("import_which_sheet"), names, sheet.name)
        choice = chosen(question, answers)
        asked.append(replace(question, answer=choice))
        if choice and choice != sheet.name:
            sheet = read_sheet(source, progress, sheet_name=choice)
    return sheet, asked


def _encoding_question(sheet: Sheet) -> Question:
    other = Encoding.WINDOWS if sheet.old_welsh_likely else Encoding.OLD_WELSH
    choices = (str(sheet.encoding), str(other), STOP)
    key = (
        N_("import_encoding_old_welsh") if sheet.old_welsh_likely else N_("import_encoding_guessed")
    )
    return Question(None, key, choices, str(sheet.encoding), (("encoding", str(sheet.encoding)),))


class _Assembly:
    """Puts the rows of one file beside the people on record and beside each other."""

    def __init__(
        self, known: Iterable[KnownPerson], answers: tuple[Answer, ...], asked: list[Question]
    ) -> None:
        self._directory = Directory.of(known)
        self._answers = answers
        self._questions = asked
        self._warnings: list[Remark] = []
        self._seen: dict[PersonRow, int] = {}
        self._taken: dict[str, int] = {}

    def preview(self, sheet: Sheet, headings: Headings, reads: list[RowRead]) -> Preview:
        """The whole preview of a sheet."""
        self._warnings.extend(sheet.remarks)
        self._warnings.extend(_heading_remarks(headings))
        reads = self._with_serials(reads)
        sample = _sample([read.person.full_name for read in reads if read.person])
        self._questions[:] = [
            replace(question, values=(*question.values, ("names", ", ".join(sample))))
            if question.row is None and question.key in _ENCODING_KEYS
            else question
            for question in self._questions
        ]
        rows = tuple(self._row(read) for read in reads)
        return Preview(
            rows,
            tuple(self._questions),
            tuple(sorted(self._warnings, key=lambda remark: remark.row or 0)),
            headings.mapping,
            headings,
            sheet.name,
            sheet.encoding,
            sheet.encoding_guessed,
            stopped=any(question.answer == STOP for question in self._questions),
        )

    def _with_serials(self, reads: list[RowRead]) -> list[RowRead]:
        """Numbers in a date column: asked once for the column, then set for all its rows."""
        found: dict[str, list[Serial]] = {}
        for read in reads:
            for serial in read.serials:
                found.setdefault(serial.heading, []).append(serial)
        agreed = {heading for heading, serials in found.items() if self._agreed(serials)}
        return [_with_days(read, agreed) for read in reads]

    def _agreed(self, serials: list[Serial]) -> bool:
        """Ask whether the numbers of a column are dates; the first one shows what they would be."""
        first = serials[0]
        day = first.day.isoformat()
        values = (("column", first.heading), ("cell", first.number), ("day", day))
        question = Question(
            first.row, N_("import_serial_date"), (day, BLANK), day, values, about=first.heading
        )
        answer = chosen(question, self._answers)
        self._questions.append(replace(question, answer=answer))
        for serial in serials:
            self._warnings.append(
                Remark(
                    serial.row,
                    N_("import_date_serial"),
                    (
                        ("column", serial.heading),
                        ("cell", serial.number),
                        ("day", serial.day.isoformat()),
                    ),
                )
            )
        return answer == day

    def _row(self, read: RowRead) -> RowPreview:
        self._warnings.extend(read.remarks)
        if read.person is None:
            if read.rejected:
                self._warnings.append(read.rejected)
            return RowPreview(read.row, RowOutcome.REJECTED, why=read.rejected)
        person = read.person
        bare = replace(person, row=0)
        if bare in self._seen:
            return _skipped(person, N_("import_repeated"), first=self._seen[bare])
        self._seen[bare] = person.row
        line = self._matched(person)
        if line.outcome is RowOutcome.NEW:
            self._directory.add(person)
        return line

    def _matched(self, person: PersonRow) -> RowPreview:
        """By code, then by e-mail, then by name, which alone is never enough."""
        if by_code := self._directory.by_code.get(folded(person.code)):
            return self._same(person, by_code)
        if person.email:
            owner = self._directory.by_email.get(address_key(person.email))
            if owner and share_a_name(owner.full_name, person.full_name):
                return self._same(person, owner)
            if owner:
                return self._ask(person, [owner], N_("import_shared_address"), default=NEW)
        namesakes = self._directory.by_name.get(same_name(person.full_name), [])
        if not namesakes:
            return RowPreview(person.row, RowOutcome.NEW, person.full_name, person)
        at_work = [other for other in namesakes if other.works_at(person.organisation)]
        likely = at_work or namesakes
        default = SAME if same_name_default(person, likely) else NEW
        key = N_("import_same_name_and_place") if at_work else N_("import_same_name")
        return self._ask(person, likely, key, default=default)

    def _ask(
        self, person: PersonRow, others: list[Candidate], key: str, *, default: str
    ) -> RowPreview:
        """A question whether this is somebody known: one candidate by "same", more by name."""
        labels = [SAME] if len(others) == 1 else [other.label for other in others]
        who = ", ".join(other.shown for other in others[:5])
        question = Question(
            person.row,
            key,
            (*labels, NEW),
            default,
            (("name", person.full_name), ("others", who)),
        )
        # "same" is understood also where several are named: the first of them.
        wide = replace(question, choices=(*question.choices, SAME))
        answer = chosen(wide, self._answers)
        answer = labels[0] if answer == SAME else answer
        self._questions.append(replace(question, answer=answer))
        if answer is None:
            why = Remark(person.row, key, question.values)
            return RowPreview(person.row, RowOutcome.ASK, person.full_name, person, why=why)
        if answer == NEW:
            return RowPreview(person.row, RowOutcome.NEW, person.full_name, person)
        return self._same(person, others[labels.index(answer)])

    def _same(self, person: PersonRow, other: Candidate) -> RowPreview:
        """A row about somebody found: changed fields, nothing, or a second mention."""
        if other.known is None:
            self._tell_difference(person, other)
            return _skipped(person, N_("import_same_as_row"), first=other.row)
        code = other.known.code
        if code in self._taken:
            why = Remark(person.row, N_("import_same_as_row"), (("first", self._taken[code]),))
            self._warnings.append(why)
            return RowPreview(person.row, RowOutcome.SKIP, person.full_name, person, code, why=why)
        self._taken[code] = person.row
        changes = changes_for(person, other.known)
        outcome = RowOutcome.CHANGED if changes else RowOutcome.SAME
        return RowPreview(person.row, outcome, other.full_name, person, code, changes)

    def _tell_difference(self, person: PersonRow, other: Candidate) -> None:
        values = (("first", other.row), ("name", person.full_name))
        self._warnings.append(Remark(person.row, N_("import_second_mention"), values))


def changes_for(person: PersonRow, known: KnownPerson) -> tuple[Change, ...]:
    """What a row would change on record; blanks never erase and an accent is never taken away."""
    changes: list[Change] = []
    for name in _COMPARED:
        before, after = getattr(known, name), getattr(person, name)
        if not after or before == after or _means_the_same(name, before, after):
            continue
        changes.append(Change(name, str(before or ""), str(after)))
    if person.organisation and not Candidate("", "", known.organisations).works_at(
        person.organisation
    ):
        now = known.organisations[0] if known.organisations else ""
        changes.append(Change("organisation", now, person.organisation))
    return tuple(changes)


def _means_the_same(name: str, before: object, after: object) -> bool:
    if name == "email":
        return address_key(str(before)) == address_key(str(after))
    if name == "full_name":
        return same_name(str(before)) == same_name(str(after))
    return False


def _with_days(read: RowRead, agreed: set[str]) -> RowRead:
    if read.person is None:
        return read
    person = read.person
    for serial in read.serials:
        if serial.heading in agreed:
            if serial.field is Field.JOINED:
                person = replace(person, joined=serial.day)
            else:
                person = replace(person, qualified_on=serial.day)
    return replace(read, person=person)


def _skipped(person: PersonRow, key: str, **values: object) -> RowPreview:
    why = Remark(person.row, key, tuple(values.items()))
    return RowPreview(person.row, RowOutcome.SKIP, person.full_name, person, why=why)


def _headings_again(row: SheetRow) -> Remark:
    return Remark(row.number, N_("import_headings_again"))


def _heading_remarks(headings: Headings) -> list[Remark]:
    twice = Counter(headings.repeated)
    return [
        *(Remark(headings.row, N_("import_heading_twice"), (("heading", name),)) for name in twice),
        *(
            Remark(headings.row, N_("import_heading_missing"), (("heading", name),))
            for name in headings.unnamed
        ),
    ]


def _sample(names: list[str]) -> tuple[str, ...]:
    """Three names to look at: those with letters beyond plain ones first."""
    return tuple(sorted(names, key=lambda name: name.isascii())[:SAMPLE_NAMES])
