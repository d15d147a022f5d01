"""The record of a person, field by field, each edited where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.people.languages import languages_said, languages_typed
from facilitator.people.names import suggested_sort_name
from facilitator.vocabulary import LetterLanguage, PersonStatus
from ui.parts.chips_field import ChipsField
from ui.parts.detail import DetailField, DetailGrid, put_value, value_of
from ui.parts.few_words import region_said, region_typed, times_said, times_typed
from ui.parts.fields import ChoiceField, DateField, LineField, NumberField, TextField
from ui.parts.heads import SectionHead
from ui.people.lists import RecordLists
from ui.people.topics import ChipsDetail, topics_typed
from ui.people.wording import letter_languages, statuses

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from facilitator.people.person import PersonDetail
    from facilitator.words import Words
    from ui.theme.theme import Theme

YES, NO = "yes", "no"
MOST_PLACES = 50


@dataclass(frozen=True)
class Kept:
    """A field that was edited: its name, the new value, and the record's version it was read at."""

    field: str
    value: object
    version: int


class RecordSections(QWidget):
    """Every field of a person; `kept` says which one has another value now."""

    kept = Signal(object)
    skills_kept = Signal(object, object)
    wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__()
        self._theme, self._words, self._today = theme, words, today
        self._person: PersonDetail | None = None
        self._before: dict[str, tuple[object, int]] = {}
        self.fields: dict[str, DetailField] = {}
        self._reads: dict[str, Callable[[object], object]] = {}
        self._make_fields()
        self.gives_and_asks = DetailGrid(
            [self.fields["offers"], self.fields["asks"], self.fields["availability"]],
            columns=1,
        )
        self.lists = RecordLists(theme, words)
        self.lists.wanted.connect(self.wanted)
        self._own = QVBoxLayout()
        self._own.setSpacing(10)
        self._own_fields: dict[str, DetailField] = {}
        self._grids: list[DetailGrid] = []
        self._lay_out()

    def _make_fields(self) -> None:
        words, theme = self._words, self._theme
        line = partial(LineField, theme)
        self._add("full_name", words("Name"), line)
        self._add("known_as", words("Known as"), line)
        self._add("sort_name", words("Sorted as"), line)
        self._add("email", words("E-mail"), line)
        self._add("phone", words("Telephone"), line)
        self._add("letter_language", words("Letters"), self._choice(letter_languages(words)))
        self._add("language_asked_on", words("Asked on"), self._day(words("Asked on")))
        self._add("coaching_languages", words("Coaching in"), line)
        yes_no = ((NO, words("No")), (YES, words("Yes")))
        self._add("large_print", words("Large print"), self._choice(yes_no))
        self._add("profession", words("Profession"), line)
        self._add("region", words("Region"), line)
        self._add("availability", words("Available"), partial(line, hint=words("parted by commas")))
        places = words("Gives to")
        self._add("capacity", places, partial(NumberField, theme, places, most=MOST_PLACES))
        receives = words("Receives from")
        self._add("demand", receives, partial(NumberField, theme, receives, most=MOST_PLACES))
        self._add("status", words("Stands at"), self._choice(statuses(words)))
        self._add("joined", words("Joined"), self._day(words("Joined")))
        self._add("notes", words("Notes"), partial(TextField, theme, words("Notes"), lines=4))
        self._place("offers", ChipsDetail(words("Offers"), theme, words))
        self._place("asks", ChipsDetail(words("Asks"), theme, words))
        self._reads = {
            "letter_language": lambda value: LetterLanguage(str(value)),
            "status": lambda value: PersonStatus(str(value)),
            "large_print": lambda value: value == YES,
            "coaching_languages": lambda value: languages_typed(str(value)),
            "availability": lambda value: times_typed(topics_typed(str(value)), words),
            "region": lambda value: region_typed(str(value), words),
        }

    def _choice(self, options: tuple[tuple[str, str], ...]) -> Callable[[], QWidget]:
        return partial(ChoiceField, self._theme, "", options)

    def _day(self, name: str) -> Callable[[], QWidget]:
        return partial(DateField, self._theme, name, self._words, self._today)

    def _add(self, key: str, label: str, make_editor: Callable[[], QWidget]) -> None:
        self._place(key, DetailField(label, self._theme, make_editor))

    def _place(self, key: str, field: DetailField) -> None:
        field.editing.connect(lambda on, key=key: self._began(key) if on else None)
        field.kept.connect(lambda value, key=key: self._keep(key, value))
        self.fields[key] = field

    def _lay_out(self) -> None:
        words, theme = self._words, self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        for title, keys in (
            (words("Name and contact"), ("full_name", "email", "known_as", "phone", "sort_name")),
            (
                words("Languages and letters"),
                ("letter_language", "coaching_languages", "language_asked_on", "large_print"),
            ),
            (
                words("Taking part"),
                ("status", "capacity", "joined", "demand", "profession", "region"),
            ),
        ):
            column.addWidget(SectionHead(title, theme))
            grid = DetailGrid([self.fields[key] for key in keys])
            self._grids.append(grid)
            column.addWidget(grid)
        column.addWidget(self.lists)
        self._own_head = SectionHead(words("This programme’s own fields"), theme)
        column.addWidget(self._own_head)
        column.addLayout(self._own)
        column.addWidget(SectionHead(words("Notes"), theme))
        column.addWidget(self.fields["notes"])

    def fit(self, columns: int) -> None:
        """Lay the fields out in one column or two."""
        for grid in self._grids:
            grid.arrange(columns)

    def offer_topics(self, topics: tuple[tuple[str, str], ...]) -> None:
        """Topics that may be typed by their first letters, in the window's language."""
        welsh = self._words.language.value == "cy"
        names = [cy if welsh else en for en, cy in topics]
        for key in ("offers", "asks"):
            field = self.fields[key]
            if isinstance(field, ChipsDetail):
                field.chips.offer(names)

    def show_person(self, person: PersonDetail) -> None:
        """Show a person's values; a field that is being edited keeps what was typed."""
        other = self._person is not None and self._person.id != person.id
        self._person = person
        language = self._words.language.value
        if other:
            self.leave()
        shown = self._values(person)
        for key, field in self.fields.items():
            value, text = shown[key]
            if not field.is_editing():
                field.show_value(value, text)
        self._sort_hint(person)
        self.lists.show_person(person)
        self._show_own(person, language)

    def _values(self, person: PersonDetail) -> dict[str, tuple[object, str | None]]:
        """The value in each editor, and how it reads where it does not read itself."""
        words, language = self._words, self._words.language.value
        coached = languages_said(person.coaching_languages, language)
        offers = tuple(topic.said(language) for topic in person.offers)
        asks = tuple(topic.said(language) for topic in person.asks)
        yes = YES if person.large_print else NO
        return {
            **{
                key: (getattr(person, key), None)
                for key in ("full_name", "known_as", "sort_name", "email", "phone")
            },
            "letter_language": (
                person.letter_language.value,
                dict(letter_languages(words))[person.letter_language.value],
            ),
            "language_asked_on": (person.language_asked_on, self._said(person.language_asked_on)),
            "coaching_languages": (coached, coached),
            "large_print": (yes, words("Yes") if person.large_print else words("No")),
            "profession": (person.profession, None),
            "region": (region_said(person.region, words), None),
            "availability": (", ".join(times_said(person.availability, words)), None),
            "capacity": (person.capacity, words("%(n)s at a time", n=person.capacity)),
            "demand": (person.demand, words("%(n)s at a time", n=person.demand)),
            "status": (person.status.value, self._status(person)),
            "joined": (person.joined, self._said(person.joined)),
            "notes": (person.notes, None),
            "offers": (offers, None),
            "asks": (asks, None),
        }

    def _status(self, person: PersonDetail) -> str:
        words = self._words
        if person.status.is_gone:
            if person.left is None:
                return words("Stepped out")
            return words("Stepped out on %(date)s", date=words.date(person.left))
        return dict(statuses(words))[person.status.value]

    def _said(self, day: dt.date | None) -> str:
        return self._words.date(day) if day else ""

    def _sort_hint(self, person: PersonDetail) -> None:
        """Say what would be suggested where the facilitator sorts otherwise."""
        suggested = suggested_sort_name(person.full_name)
        self.fields["sort_name"].value.setToolTip(
            self._words("Suggested: %(name)s", name=suggested)
        )

    def _show_own(self, person: PersonDetail, language: str) -> None:
        keys = [line.id for line in person.own_fields]
        if keys != list(self._own_fields):
            for old in self._own_fields.values():
                self._own.removeWidget(old)
                old.deleteLater()
            self._own_fields = {}
            for line in person.own_fields:
                name = line.name.said(language)
                field = DetailField(name, self._theme, partial(LineField, self._theme, name))
                field.editing.connect(
                    lambda on, key=line.id: self._began(f"own:{key}") if on else None
                )
                field.kept.connect(lambda value, key=line.id: self._keep_own(key, value))
                self._own_fields[line.id] = field
                self._own.addWidget(field)
        for line in person.own_fields:
            if not self._own_fields[line.id].is_editing():
                self._own_fields[line.id].show_value(line.value)
        self._own_head.setVisible(bool(keys))

    def _began(self, key: str) -> None:
        """Remember what stood there and at which version when the editing began."""
        if self._person is not None:
            self._before[key] = (self._stands(key), self._person.version)

    def _stands(self, key: str) -> object:
        if self._person is None:
            return None
        if key.startswith("own:"):
            found = {line.id: line.value for line in self._person.own_fields}
            return found.get(key.removeprefix("own:"))
        return self._values(self._person)[key][0]

    def _version(self, key: str) -> int:
        """The version to change: today's where this field is still what the editor was given."""
        value, version = self._before.get(key, (None, 0))
        if self._person is not None and self._stands(key) == value:
            return self._person.version
        return version

    def _keep(self, key: str, value: object) -> None:
        if self._person is None:
            return
        if key in {"offers", "asks"}:
            language = self._words.language.value
            offers = [topic.said(language) for topic in self._person.offers]
            asks = [topic.said(language) for topic in self._person.asks]
            typed = list(value) if isinstance(value, tuple) else []
            self.skills_kept.emit(
                typed if key == "offers" else offers, typed if key == "asks" else asks
            )
            return
        read = self._reads.get(key)
        self.kept.emit(Kept(key, read(value) if read else value, self._version(key)))

    def _keep_own(self, key: str, value: object) -> None:
        if self._person is None:
            return
        values: Mapping[str, object] = {line.id: line.value for line in self._person.own_fields}
        self.kept.emit(Kept("own_fields", {**values, key: value}, self._version(f"own:{key}")))

    def refuse(self, key: str, trouble: str) -> None:
        """Open a field again with what was typed, and say what stands in the way."""
        if key in self.fields:
            self.fields[key].refuse(trouble)

    def leave(self) -> None:
        """Close every editor."""
        for field in (*self.fields.values(), *self._own_fields.values()):
            field.leave()

    def typed(self) -> dict[str, object]:
        """What stands half-typed in open editors, by field."""
        return {
            key: _as_typed(field.editor) for key, field in self.fields.items() if field.is_editing()
        }

    def type_again(self, typed: Mapping[str, object]) -> None:
        """Open editors again with what was half-typed."""
        for key, value in typed.items():
            if key in self.fields:
                self.fields[key].edit()
                _type(self.fields[key].editor, value)


def _as_typed(editor: QWidget) -> object:
    """What stands in an editor, as a plain value."""
    if isinstance(editor, ChipsField):
        return editor.field.text()
    return editor.text() if isinstance(editor, DateField) else value_of(editor)


def _type(editor: QWidget, value: object) -> None:
    if isinstance(editor, ChipsField):
        editor.field.setText(str(value))
    elif isinstance(editor, DateField):
        editor.setText(str(value))
    else:
        put_value(editor, value)
