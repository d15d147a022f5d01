"""The session-day pack: which gathering, what is in it, what is to be settled first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.cohorts.pack_changes import PackOrder, in_order, only_changed
from facilitator.cohorts.sheets import PackPart, said
from ui.papers.checklist import CheckLine, Checklist
from ui.parts.buttons import Button, CheckBox, Kind
from ui.parts.choices import FlowLayout
from ui.parts.fields import ChoiceField
from ui.parts.heads import SectionHead
from ui.parts.notes import Note, NoteItem
from ui.parts.split import Scroll
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.cohorts.pack import GatheringLine, Pack, ToSettle
    from facilitator.cohorts.preview import PartCount
    from facilitator.words import Language, Words
    from ui.theme.theme import Theme

MARGIN = 40


class PackPane(QWidget):
    """Checklist, settings of the print, and the two ways out: print, or one PDF."""

    gathering_chosen = Signal(str)
    part_chosen = Signal(str)
    order_changed = Signal()
    setup_changed = Signal()
    settle_wanted = Signal(object)
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._pack: Pack | None = None
        self._note: Note | None = None
        self._items: dict[str, ToSettle] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 4, 0, 20)
        self._column.setSpacing(8)
        self._build_head()
        outer.addWidget(Scroll(inside, words("Session-day pack")), 1)
        outer.addWidget(Rule(theme))
        outer.addWidget(self._foot())

    def _build_head(self) -> None:
        theme, words = self._theme, self._words
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.setSpacing(8)
        self.under = Text("", Role.BODY_SOFT, theme, wraps=True)
        head.addWidget(self.under)
        self.out_of_date = Text("", Role.STRONG, theme, wraps=True)
        self.out_of_date.setVisible(False)
        head.addWidget(self.out_of_date)
        self.changed_only = CheckBox(words("Only what has changed"), theme)
        self.changed_only.setVisible(False)
        self.changed_only.toggled.connect(lambda _on: self.order_changed.emit())
        head.addWidget(self.changed_only)
        self.gatherings = ChoiceField(theme, words("Gathering"))
        self.gatherings.chosen.connect(self.gathering_chosen)
        head.addWidget(self.gatherings)
        head.addSpacing(8)
        self.section = SectionHead(words("In printing order"), theme)
        head.addWidget(self.section)
        self._column.addLayout(head)
        self.list = Checklist(theme, words("In printing order"), MARGIN)
        self.list.chosen.connect(self.part_chosen)
        self.list.changed.connect(self._say_total)
        self._column.addWidget(self.list)
        self._notes = QVBoxLayout()
        self._notes.setContentsMargins(MARGIN, 12, MARGIN, 0)
        self._column.addLayout(self._notes)
        self._column.addStretch()

    def _foot(self) -> QWidget:
        theme, words = self._theme, self._words
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(10)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        self.sheet = ChoiceField(
            theme, words("Paper size"), (("a4", words("A4")), ("letter", words("Letter")))
        )
        self.sheet.setFixedWidth(theme.px(110))
        self.sheet.chosen.connect(lambda _key: self.setup_changed.emit())
        choices.addWidget(self.sheet)
        self.order = ChoiceField(
            theme,
            words("Order of the papers"),
            (("table", words("By table")), ("alphabet", words("By name"))),
        )
        self.order.chosen.connect(lambda _key: self.order_changed.emit())
        choices.addWidget(self.order)
        self.large = CheckBox(words("Large print"), theme)
        self.large.toggled.connect(lambda _on: self.setup_changed.emit())
        choices.addWidget(self.large)
        choices.addStretch()
        column.addLayout(choices)
        buttons = QWidget()
        row = FlowLayout(buttons, 8)
        self.print = Button(
            words("Print"), theme, Kind.PRIMARY, icon="printer", key=words("Ctrl P"), height=40
        )
        self.print.clicked.connect(self.print_wanted)
        row.addWidget(self.print)
        self.save = Button(words("Save as one PDF"), theme, height=40)
        self.save.clicked.connect(self.save_wanted)
        row.addWidget(self.save)
        column.addWidget(buttons)
        return foot

    def show_gatherings(self, lines: Sequence[GatheringLine], now: str) -> None:
        """Offer these gatherings; with a single one there is nothing to choose."""
        language = self._words.language
        self.gatherings.offer(
            (
                str(line.id),
                " · ".join(
                    (
                        line.title.read_in(language),
                        line.cohort.read_in(language),
                        self._words.date(line.on, "short"),
                    )
                ),
            )
            for line in lines
        )
        self.gatherings.choose(now)
        self.gatherings.setVisible(len(lines) > 1)

    def show_pack(self, pack: Pack) -> None:
        """Show what the pack of this gathering holds."""
        self._pack = pack
        words, language = self._words, self._words.language
        facts = (
            pack.title.read_in(language),
            words.date(pack.on, "full"),
            pack.place.read_in(language),
        )
        self.under.setText(" · ".join(fact for fact in facts if fact))
        self.show_counts({})
        self.out_of_date.setVisible(pack.is_out_of_date)
        self.changed_only.setVisible(pack.is_out_of_date and bool(pack.held))
        if pack.prepared_on is not None:
            day = words.date(pack.prepared_on, "day")
            said_so = words("Prepared on %(day)s and out of date since: print it again.", day=day)
            self.out_of_date.setText(said_so)
        self._show_note(pack.to_settle)

    def as_chosen(self, pack: Pack, alphabet: Language) -> Pack:
        """The pack in the order that is chosen, perhaps only what has changed of it."""
        if pack.is_out_of_date and self.changed_only.isChecked():
            pack = only_changed(pack)
        return in_order(pack, PackOrder(self.order.key() or PackOrder.TABLE.value), alphabet)

    def show_counts(self, counts: Mapping[PackPart, PartCount]) -> None:
        """Say how many pages each part takes, once they are counted."""
        if self._pack is None:
            return
        names = self._names(self._pack)
        lines = []
        for part in PackPart:
            count = counts.get(part)
            pages = count.pages if count else 0
            title, under = names[part]
            said_pages = self._words.many("%(n)s page", "%(n)s pages", pages) if count else "…"
            lines.append(CheckLine(part.value, title, under, said_pages, pages))
        self._sheets = {part.value: count.sheets for part, count in counts.items()}
        self.list.show_lines(lines)
        self._say_total()

    def _names(self, pack: Pack) -> dict[PackPart, tuple[str, str]]:
        words = self._words
        people = words(
            "People: %(people)s · organisations: %(organisations)s",
            people=pack.people,
            organisations=len(pack.sign_in.organisations),
        )
        pairs = words("Pairs: %(n)s, two copies each", n=len(pack.agreements))
        slips = words("One for each pair, with code and QR: %(n)s", n=len(pack.slips))
        cards = words("Four to a page: %(n)s", n=len(pack.thanks))
        drawn = words("Each ring on a page: %(n)s", n=len(pack.rings))
        return {
            PackPart.COVER: (words("Cover and running order"), words("For you")),
            PackPart.SIGN_IN: (words("Sign-in sheet by organisation"), people),
            PackPart.AGREEMENTS: (words("Agreements to sign"), pairs),
            PackPart.SLIPS: (words("Session slips"), slips),
            PackPart.THANKS: (words("Thank-you cards"), cards),
            PackPart.RINGS: (words("Ring map"), drawn),
            PackPart.SPARES: (words("Spare blanks"), words("Slips without names")),
        }

    def part_name(self, key: str) -> tuple[str, str]:
        """Title and sentence of a part."""
        if self._pack is None:
            return "", ""
        return self._names(self._pack)[PackPart(key)]

    _sheets: Mapping[str, int] = {}

    def _say_total(self) -> None:
        pages = self.list.pages()
        sheets = sum(self._sheets.get(key, 0) for key in self.list.ticked())
        words = self._words
        total = words("Pages: %(pages)s · sheets: %(sheets)s", pages=pages, sheets=sheets)
        self.section.at_right.setText(total if pages else "")
        self.print.setText(
            words.many("Print %(n)s page", "Print %(n)s pages", pages) if pages else words("Print")
        )
        self.print.updateGeometry()
        for button in (self.print, self.save):
            button.setEnabled(pages > 0)

    def _show_note(self, to_settle: Sequence[ToSettle]) -> None:
        if self._note is not None:
            self._notes.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        self._items = {str(at): one for at, one in enumerate(to_settle)}
        if not to_settle:
            return
        words = self._words
        acts = {"papers": words("Look"), "people": words("Mend"), "cohorts": words("Add it")}
        items = [
            NoteItem(
                key,
                said(one, words),
                words("Issue them") if one.state.get("do") == "issue" else acts[one.place],
            )
            for key, one in self._items.items()
        ]
        self._note = Note(words("To settle first"), items, self._theme)
        self._note.act_wanted.connect(lambda key: self.settle_wanted.emit(self._items[key]))
        self._notes.addWidget(self._note)
