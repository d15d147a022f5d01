"""A whole cohort: the programme's side and its promises, the question of community, the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.exchange_vocabulary import Wave, Way
from facilitator.expectations.wording import answers, kept_said, waves
from ui.parts.buttons import Button, Kind
from ui.parts.heads import SectionHead
from ui.parts.marks import Badge, Shape
from ui.parts.notes import EmptyState
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.expectations.questions import (
        BallotLine,
        CohortExpectations,
        CommunityLine,
        RulesLine,
    )
    from facilitator.words import Words
    from ui.theme.theme import Theme


class ProgrammePane(QWidget):
    """What the programme gives and asks, how its promises were kept, and the community's slips."""

    say_wanted = Signal(str)
    count_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        self.kept: dict[Wave, Text] = {}
        column.addWidget(SectionHead(words("Promises kept"), theme))
        for wave in (Wave.MIDDLE, Wave.END):
            self.kept[wave] = Text("", Role.LEAD, theme, wraps=True)
            column.addWidget(self.kept[wave])
        column.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        self.said: dict[Way, Text] = {}
        for at, (way, title) in enumerate(
            ((Way.GIVE, words("The programme gives")), (Way.GET, words("The programme asks")))
        ):
            change = Button(words("Change…"), theme, Kind.QUIET)
            change.setAccessibleDescription(title)
            change.clicked.connect(lambda _on=False, way=way: self.say_wanted.emit(way.value))
            grid.addWidget(SectionHead(title, theme, action=change), 0, at)
            self.said[way] = Text("", Role.BODY, theme, wraps=True)
            self.said[way].setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.said[way], 1, at)
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)
        column.addSpacing(12)
        count = Button(words("Count slips…"), theme, Kind.QUIET)
        count.clicked.connect(self.count_wanted)
        column.addWidget(SectionHead(words("Is this a community?"), theme, action=count))
        self.community: Table[CommunityLine] = Table(
            self._columns(), theme, words("Is this a community?"), key=lambda line: line.wave.value
        )
        column.addWidget(self.community)
        self.nobody = Text(words("Nobody has been asked yet."), Role.SENTENCE, theme, wraps=True)
        column.addWidget(self.nobody)
        outside = words(
            "Outside the programme numbers from 1 to 4 are hidden, and enough beside them that "
            "none can be worked out."
        )
        column.addWidget(Text(outside, Role.META, theme, wraps=True))
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content, words("The programme’s side")))

    def _columns(self) -> tuple[Column[CommunityLine], ...]:
        words = self._words
        numbers = [
            Column(
                answer.value,
                said,
                lambda line, answer=answer: line.slips[answer] or 0,  # type: ignore[misc]  # its own answer
                right=True,
                width=120,
                spare=spare,
            )
            for spare, (answer, said) in zip((0, 0, 3, 2), answers(words).items(), strict=False)
        ]
        return (
            Column("wave", words("When"), lambda line: waves(words)[line.wave],
                   order=lambda line: list(Wave).index(line.wave), width=150, strong=True),
            *numbers,
            Column("total", words("Slips"), lambda line: line.total or 0, right=True, width=90,
                   spare=1),
        )  # fmt: skip

    def show_found(self, found: CohortExpectations) -> None:
        """Show another cohort."""
        words, theme = self._words, self._theme
        for wave, text in self.kept.items():
            text.setText(f"{waves(words)[wave]}: {kept_said(found.kept[wave], words)}")
        nothing = words("Nothing said yet.")
        for way, lines in ((Way.GIVE, found.programme_gives), (Way.GET, found.programme_gets)):
            self.said[way].setText("\n".join(f"• {line}" for line in lines) or nothing)
        self.community.show_lines(found.community)
        self.community.setFixedHeight(
            theme.px(30) + theme.table_row * max(1, len(found.community)) + 6
        )
        self.community.setVisible(bool(found.community))
        self.nobody.setVisible(not found.community)

    def next_wave(self, found: CohortExpectations) -> Wave:
        """The wave that is counted next."""
        counted = {line.wave for line in found.community}
        return next((wave for wave in Wave if wave not in counted), Wave.END)


class RulesPane(QWidget):
    """Versions of the rules, which of them holds here, and the ballots that chose it."""

    write_wanted = Signal()
    ballot_wanted = Signal()
    count_wanted = Signal(str)
    print_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._found: CohortExpectations | None = None
        self.rows = RowList(theme, words("Versions"), margin=8)
        self.rows.row_chosen.connect(lambda _key: self._show_rules())
        self.write = Button(words("Write a new version…"), theme, icon="plus")
        self.write.clicked.connect(self.write_wanted)
        left = QWidget()
        self.left = left
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.rows, 1)
        column.addWidget(self.write)
        self.empty = EmptyState(
            words("No rules written yet"),
            words(
                "The cohort chooses its rules: write a version or two, put them to everybody on a "
                "slip, and count."
            ),
            theme,
            primary=words("Write a new version…"),
        )
        self.empty.primary_wanted.connect(self.write_wanted)
        self.detail = self._build_detail()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(left)
        row.addWidget(self.detail, 1)
        row.addWidget(self.empty, 1)

    def _build_detail(self) -> QWidget:
        theme, words = self._theme, self._words
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        self.title = Text("", Role.SUBJECT, theme, wraps=True)
        self.under = Text("", Role.SENTENCE, theme, wraps=True)
        self.text = Text("", Role.BODY, theme, wraps=True)
        for part in (self.title, self.under, self.text):
            column.addWidget(part)
        column.addSpacing(12)
        self.put = Button(words("Put rules to the cohort…"), theme, Kind.PRIMARY)
        self.put.clicked.connect(self.ballot_wanted)
        self.count = Button(words("Count…"), theme, Kind.QUIET)
        self.print = Button(words("Print slips…"), theme, Kind.QUIET)
        acts = QWidget()
        beside = QHBoxLayout(acts)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.print)
        beside.addWidget(self.count)
        self.count.clicked.connect(self._count)
        self.print.clicked.connect(self.print_wanted)
        column.addWidget(SectionHead(words("Ballots"), theme, action=acts))
        self.ballots: Table[BallotLine] = Table(
            self._columns(), theme, words("Ballots"), key=lambda line: str(line.id)
        )
        self.ballots.line_opened.connect(self.count_wanted)
        column.addWidget(self.ballots)
        row = QHBoxLayout()
        row.addWidget(self.put)
        row.addStretch()
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(1)
        return Scroll(pane, words("The rules"))

    def _columns(self) -> tuple[Column[BallotLine], ...]:
        words = self._words
        return (
            Column("opened", words("Opened"), lambda line: line.opened_on,
                   text=lambda line: words.date(line.opened_on, "brief"), width=130, whole=True),
            Column("slips", words("Slips"), lambda line: sum(one.slips for one in line.lines),
                   right=True, width=80, spare=2),
            Column("standing", words("How it stands"), lambda line: self._standing(line).word,
                   badge=self._standing, width=220),
            Column("each", words("Each"), self._each, width=0, spare=1),
        )  # fmt: skip

    def _standing(self, line: BallotLine) -> Badge:
        words = self._words
        if line.counted_on is None:
            return Badge(Shape.HOLLOW, words("not counted yet"), "ink2")
        chosen = next((one.number for one in line.lines if one.version_id == line.chosen_id), 0)
        return Badge(Shape.DOT, words("chose version %(number)s", number=chosen), "accent_text")

    def _each(self, line: BallotLine) -> str:
        words = self._words
        if line.counted_on is None:
            return ""
        return " · ".join(
            words("version %(number)s: %(n)s", number=one.number, n=one.slips)
            if one.number
            else words("none: %(n)s", n=one.slips)
            for one in line.lines
        )

    def show_found(self, found: CohortExpectations) -> None:
        """Show another cohort; the chosen version stays."""
        self._found = found
        words = self._words
        holds = found.in_force
        self.rows.show_rows(
            Row(
                str(one.id),
                words("Version %(number)s", number=one.number),
                under=words.date(one.written_on, "brief"),
                badge=Badge(Shape.DOT, words("holds here"), "accent_text")
                if holds is not None and one.id == holds.id
                else None,
            )
            for one in found.versions
        )
        if found.versions and not self.rows.chosen() and holds is not None:
            self.rows.choose(str(holds.id))
        for part in (self.left, self.detail):
            part.setVisible(bool(found.versions))
        self.empty.setVisible(not found.versions)
        self.ballots.show_lines(found.ballots)
        if found.ballots and not self.ballots.chosen():
            self.ballots.choose(str(found.ballots[0].id))
        for button in (self.count, self.print):
            button.setEnabled(bool(found.ballots))
        theme = self._theme
        self.ballots.setFixedHeight(
            theme.px(30) + theme.table_row * max(1, min(6, len(found.ballots))) + 6
        )
        self._show_rules()

    def chosen(self) -> RulesLine | None:
        """The chosen version."""
        key = self.rows.chosen()
        versions = self._found.versions if self._found else ()
        return next((one for one in versions if str(one.id) == key), None)

    def _show_rules(self) -> None:
        one, words, found = self.chosen(), self._words, self._found
        if one is None or found is None:
            return
        language = words.language.value
        self.title.setText(words("Version %(number)s", number=one.number))
        holds = found.in_force is not None and found.in_force.id == one.id
        if holds and found.is_chosen:
            self.under.setText(words("Chosen by this cohort."))
        elif holds:
            self.under.setText(words("The newest version; this cohort has not chosen yet."))
        else:
            self.under.setText(words("Written on %(date)s.", date=words.date(one.written_on)))
        rules = [rule.name(language) for rule in one.rules]
        self.text.setText("\n".join(f"{at}. {rule}" for at, rule in enumerate(rules, 1)))

    def _count(self) -> None:
        key = self.ballots.chosen()
        if key:
            self.count_wanted.emit(key)

    def fit(self, *, drawer: bool) -> None:
        """Narrower windows have a narrower list."""
        wide = max(self._theme.px(200 if drawer else 250), self.write.sizeHint().width())
        self.left.setFixedWidth(wide)
