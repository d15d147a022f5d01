"""One organisation on the page: give and take, its people, its record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from facilitator.charts.dumbbell import Exchange, hour_ticks
from facilitator.vocabulary import OrganisationStatus
from ui.drawings.figures import DumbbellView
from ui.organisations.wording import sector_words, sectors, statuses
from ui.parts.buttons import Button, IconButton
from ui.parts.choices import FlowLayout
from ui.parts.detail import DetailField, DetailGrid
from ui.parts.few_words import region_said, region_typed
from ui.parts.fields import ChoiceField, LineField, TextField
from ui.parts.heads import FigureBand, PageHead, SectionHead
from ui.parts.marks import CodePill, Shape, Swatch
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.people.lists import ListSection
from ui.people.record import Kept
from ui.people.wording import figure
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.organisations.questions import MemberLine, OrganisationDetail
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

WIDEST = 860
LEAST_DUMBBELL = 130
SCROLL_BAR = 12
SHOWN_ROWS = 10


class OrganisationPane(QWidget):
    """Everything about one organisation; every field is edited where it stands."""

    wanted = Signal(str)
    kept = Signal(object)
    person_opened = Signal(str)
    figure_opened = Signal(str)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._margin, self._room = 40, 0
        self.organisation: OrganisationDetail | None = None
        self._began: dict[str, tuple[object, int]] = {}
        self.fields: dict[str, DetailField] = {}
        self._make_head()
        self._make_fields()
        self._make_lists(settings)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(40, 20, 40, 32)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setSpacing(12)
        self._fill(column)
        outer.addWidget(self._inside)
        outer.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._inside.setMaximumWidth(self._theme.px(WIDEST))

    def set_margin(self, margin: int) -> None:
        """Leave this much room left and right."""
        self._margin = margin
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, 20, margin, 32)

    def fit_width(self, width: int) -> None:
        """Arrange the figures for a pane that is so wide."""
        self._room = min(width - 2 * self._margin - SCROLL_BAR, self._theme.px(WIDEST))
        self.band.fit(self._room, self._theme.px(LEAST_DUMBBELL))

    def fit(self, columns: int) -> None:
        """Lay the fields out in one column or two."""
        self.grid.arrange(columns)

    def _make_head(self) -> None:
        words, theme = self._words, self._theme
        self.letter = Button(words("Letter to the lead…"), theme, icon="printer")
        self.more = IconButton("ellipsis", words("More"), theme)
        self.more.clicked.connect(self._offer)
        self.head = PageHead("", theme, actions=(self.more, self.letter))
        self.letter.clicked.connect(lambda: self.wanted.emit("letter"))
        self.facts = QWidget()
        self._facts = FlowLayout(self.facts, 8)
        self.dumbbell = DumbbellView(theme, words)
        self.dumbbell.setAccessibleName(words("Given and received"))
        self.dumbbell.least = LEAST_DUMBBELL
        self.band = FigureBand((), theme, after=self.dumbbell)
        self.band.opened.connect(self.figure_opened)

    def more_actions(self) -> tuple[tuple[str, str], ...]:
        """What can become of the organisation: (words, what is wanted)."""
        words = self._words
        return (
            (words("It joins…"), "partner"),
            (words("It lies quiet…"), "quiet"),
            (words("It leaves…"), "part"),
            (words("Merge with another record…"), "join"),
        )

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, wanted in self.more_actions():
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, wanted=wanted: self.wanted.emit(wanted))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _make_fields(self) -> None:
        words, theme = self._words, self._theme
        line = partial(LineField, theme)
        self._add("name_cy", words("Welsh name"), line)
        self._add("name_en", words("English name"), line)
        self._add("letters", words("Letters"), line)
        self._add("sector", words("Sector"), partial(ChoiceField, theme, "", sectors(words)))
        self._add("status", words("Stands at"), partial(ChoiceField, theme, "", statuses(words)))
        self._add("region", words("Region"), line)
        self._add("lead_name", words("Lead"), line)
        self._add("lead_contact", words("Contact"), line)
        self._add("notes", words("Notes"), partial(TextField, theme, words("Notes"), lines=4))
        self.grid = DetailGrid([field for key, field in self.fields.items() if key != "notes"])

    def _add(self, key: str, label: str, make_editor: Callable[[], QWidget]) -> None:
        field = DetailField(label, self._theme, make_editor)
        field.editing.connect(lambda on, key=key: self._begin(key) if on else None)
        field.kept.connect(lambda value, key=key: self._keep(key, value))
        self.fields[key] = field

    def _make_lists(self, settings: Settings) -> None:
        words, theme = self._words, self._theme
        columns: tuple[Column[MemberLine], ...] = (
            Column("name", words("Name"), lambda line: line.name, width=0, strong=True),
            Column("role", words("Role"), lambda line: line.role, width=170, spare=1),
            Column("given", words("Given"), lambda line: line.given,
                   text=lambda line: words.hours(line.given), right=True, width=84),
            Column("received", words("Received"), lambda line: line.received,
                   text=lambda line: words.hours(line.received), right=True, width=96),
        )  # fmt: skip
        self.people = Table(columns, theme, words("People"), key=lambda line: str(line.id))
        self.people.horizontalHeader().setStretchLastSection(False)
        self.people.remember(settings, "organisation_people")
        self.people.line_opened.connect(self.person_opened)
        self.no_people = Text(words("Nobody here yet."), Role.SENTENCE, theme)
        self.partners = DumbbellView(theme, words)
        self.partners.setAccessibleName(words("Given to and received from others"))
        self.no_partners = Text(
            words("Nothing has gone to another organisation yet."), Role.SENTENCE, theme
        )
        self.departments = ListSection(
            words("Departments and sites"), theme, add=words("Add…"), wants="department"
        )
        self.aliases = ListSection(
            words("Also known as"), theme, add=words("Add a spelling…"), wants="alias"
        )
        self.agreements = Text("", Role.BODY, theme, wraps=True)
        for section in (self.departments, self.aliases):
            section.wanted.connect(self.wanted)

    def _fill(self, column: QVBoxLayout) -> None:
        words, theme = self._words, self._theme
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.head, self.facts, self.band):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(SectionHead(words("People"), theme))
        column.addWidget(self.people)
        column.addWidget(self.no_people)
        column.addSpacing(8)
        column.addWidget(SectionHead(words("Give and take"), theme))
        column.addWidget(self.partners)
        column.addWidget(self.no_partners)
        column.addSpacing(8)
        column.addWidget(SectionHead(words("Agreements"), theme))
        column.addWidget(self.agreements)
        column.addWidget(Rule(theme, strong=True))
        column.addWidget(SectionHead(words("Record"), theme))
        column.addWidget(self.grid)
        column.addWidget(self.departments)
        column.addWidget(self.aliases)
        column.addWidget(SectionHead(words("Notes"), theme))
        column.addWidget(self.fields["notes"])

    def show_organisation(self, shown: OrganisationDetail) -> None:
        """Show an organisation; what is being edited stays open."""
        if self.organisation is not None and self.organisation.mark.id != shown.mark.id:
            for field in self.fields.values():
                field.leave()
        self.organisation = shown
        words, language = self._words, self._words.language.value
        other = shown.mark.name("en" if language == "cy" else "cy")
        name = shown.mark.name(language)
        self.head.say(name, other if other != name else "")
        self._show_facts(shown)
        self._show_figures(shown)
        values = self._values(shown)
        for key, field in self.fields.items():
            if not field.is_editing():
                field.show_value(*values[key])
        self._show_people(shown)
        self._show_partners(shown, language)
        self._show_lists(shown, language)
        dates = shown.agreements
        self.agreements.setText(
            words(
                "Issued: %(issued)s, the last on %(date)s. Signatures to come: %(unsigned)s.",
                issued=dates.issued,
                date=words.date(dates.last_issued),
                unsigned=dates.unsigned,
            )
            if dates.last_issued
            else words("No agreement has been issued yet.")
        )

    def _show_facts(self, shown: OrganisationDetail) -> None:
        words, theme = self._words, self._theme
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        swatch = Swatch(shown.mark.colour, shown.mark.letters, shown.mark.letters)
        self._facts.addWidget(CodePill(swatch, theme))
        lead = words("Lead: %(name)s", name=shown.lead_name) if shown.lead_name else ""
        sector = sector_words(shown.sector, words) if shown.sector else ""
        status = dict(statuses(words))[shown.status.value]
        facts = [fact for fact in (status, sector, region_said(shown.region, words), lead) if fact]
        self._facts.addWidget(Text(" · ".join(facts), Role.SENTENCE, theme))

    def _show_figures(self, shown: OrganisationDetail) -> None:
        words = self._words
        self.band.show_figures(
            (
                figure(shown.received, words("received"), words, "received", Shape.HOLLOW),
                figure(shown.given, words("given"), words, "given", Shape.DOT),
                figure(shown.inside, words("stayed inside"), words, "inside"),
            )
        )
        self.band.fit(self._room, self._theme.px(LEAST_DUMBBELL))
        exchange = Exchange(
            shown.mark.name(self._words.language.value), shown.given, shown.received
        )
        most = max(shown.given, shown.received, 60)
        self.dumbbell.show_exchange(exchange, hour_ticks(most, words("h")))

    def _show_people(self, shown: OrganisationDetail) -> None:
        self.people.show_lines(shown.people)
        self.people.setVisible(bool(shown.people))
        self.no_people.setVisible(not shown.people)
        rows = min(SHOWN_ROWS, len(shown.people))
        self.people.setFixedHeight(self._theme.px(32) + rows * self._theme.table_row + 4)

    def _show_partners(self, shown: OrganisationDetail, language: str) -> None:
        words = self._words
        exchanges = [
            Exchange(line.mark.name(language), line.given, line.received) for line in shown.partners
        ]
        most = max((max(e.given, e.received) for e in exchanges), default=0)
        self.partners.setVisible(bool(exchanges))
        self.no_partners.setVisible(not exchanges)
        self.partners.show_exchanges(exchanges, hour_ticks(most, words("h")))

    def _show_lists(self, shown: OrganisationDetail, language: str) -> None:
        words = self._words
        out = words("Take out")
        self.departments.show_lines(
            [
                (
                    line.name_cy if language == "cy" else line.name_en,
                    words("site") if line.is_site else words("department"),
                    out,
                    f"undepartment:{line.id}",
                )
                for line in shown.departments
            ],
            words("None: the organisation is one place."),
        )
        self.aliases.show_lines(
            [(line.alias, "", out, f"unalias:{line.id}") for line in shown.aliases],
            words("No other spelling. Add one and lists that use it find this organisation."),
        )

    def _values(self, shown: OrganisationDetail) -> dict[str, tuple[object, str | None]]:
        words = self._words
        return {
            "name_cy": (shown.mark.name_cy, None),
            "name_en": (shown.mark.name_en, None),
            "letters": (shown.mark.letters, None),
            "sector": (shown.sector, sector_words(shown.sector, words)),
            "status": (shown.status.value, dict(statuses(words))[shown.status.value]),
            "region": (region_said(shown.region, self._words), None),
            "lead_name": (shown.lead_name, None),
            "lead_contact": (shown.lead_contact, None),
            "notes": (shown.notes, None),
        }

    def _begin(self, key: str) -> None:
        if self.organisation is not None:
            value = self._values(self.organisation)[key][0]
            self._began[key] = (value, self.organisation.version)

    def _keep(self, key: str, value: object) -> None:
        if self.organisation is None:
            return
        before, version = self._began.get(key, (None, 0))
        if self._values(self.organisation)[key][0] == before:
            version = self.organisation.version
        read = OrganisationStatus(str(value)) if key == "status" else value
        if key == "region":
            read = region_typed(str(value), self._words)
        self.kept.emit(Kept(key, read, version))
