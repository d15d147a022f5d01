"""How to run the pairing: what is formed, what counts most, and the rules, one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.pairing.explain import NAME_OF_RULE
from facilitator.pairing.options import ALWAYS, MOST_WEIGHT, WEIGHED, Objective, RunOptions
from facilitator.pairing.problem import Elsewhere, Rule, SamePlace, Weights
from ui.parts.buttons import Button, CheckBox, Kind
from ui.parts.choices import Segments
from ui.parts.fields import ChoiceField, Labelled, NumberField
from ui.parts.tall_forms import TallForm
from ui.parts.text import Sentence, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.pairing.shown import PairingsShown
    from facilitator.words import Words
    from ui.theme.theme import Theme

ANY = "any"
SWITCHED = tuple(rule for rule in Rule if rule not in ALWAYS)


class RunDialog(TallForm):
    """The options of one run; they begin as the last run of the cohort had them."""

    def __init__(
        self,
        shown: PairingsShown,
        options: RunOptions,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Pair %(cohort)s", cohort=shown.cohort.title(words.language.value))
        super().__init__(title, words("Run the pairing"), theme, words, today, parent)
        self._theme = theme
        self._add_form(options)
        self._add_objective(options)
        self._add_rules(options)
        self._add_weights(options)
        self.keeps = CheckBox(words("Keep the last plan as far as possible"), theme)
        self.keeps.setChecked(options.keeps_plan or shown.is_plan)
        self.keeps.setVisible(shown.round is not None)
        self.content.addWidget(self.keeps)
        said = words(
            "People to pair: %(people)s. Everybody who gives receives; locked pairs stay.",
            people=shown.cohort.people,
        )
        self.content.addWidget(Sentence(said, theme, role=Role.SENTENCE))
        self.way.chosen.connect(self._show_way)
        self._show_way("pool" if options.one_way else "rings")

    def _add_form(self, options: RunOptions) -> None:
        words, theme = self.words, self._theme
        self.way = Segments(
            (("rings", words("Rings")), ("pool", words("One way, for a pool"))),
            theme,
            words("What is formed"),
            "pool" if options.one_way else "rings",
        )
        self.content.addWidget(Labelled(words("What is formed"), self.way, theme))
        self.cap = Segments(
            (("2", "2"), ("3", "3"), ("4", "4"), (ANY, words("any"))),
            theme,
            words("Longest ring"),
            _cap_key(options.ring_cap),
        )
        self.longest = Labelled(words("Longest ring, in people"), self.cap, theme)
        self.content.addWidget(self.longest)

    def _add_objective(self, options: RunOptions) -> None:
        words = self.words
        self.objective = ChoiceField(
            self._theme,
            words("What counts most"),
            tuple((one.value, words.stored(one.value)) for one in Objective),
        )
        self.objective.choose(options.objective.value)
        self.add("objective", words("What counts most"), self.objective)
        self._meaning = Sentence("", self._theme, role=Role.SENTENCE)
        self.content.addWidget(self._meaning)
        self.objective.chosen.connect(self._say_what_counts)
        self._say_what_counts()

    def _say_what_counts(self) -> None:
        self._meaning.say(self.words.stored(Objective(self.objective.key()).meaning))

    def _add_rules(self, options: RunOptions) -> None:
        """Each rule in a sentence, on or off for this run."""
        words, theme = self.words, self._theme
        self.content.addWidget(Text(words("Rules of this run"), Role.STRONG, theme))
        self.elsewhere = ChoiceField(
            theme,
            words("Elsewhere means"),
            (
                ("", words("What the programme says")),
                (Elsewhere.ORGANISATION.value, words("Another organisation")),
                (Elsewhere.DEPARTMENT.value, words("Another department or site")),
                (Elsewhere.PROFESSION.value, words("Another profession")),
            ),
        )
        self.elsewhere.choose(options.elsewhere.value if options.elsewhere else "")
        self.add("elsewhere", words("Elsewhere means"), self.elsewhere)
        self.same = ChoiceField(
            theme,
            words("Two people who are not elsewhere to each other"),
            (
                (SamePlace.FORBID.value, words("Never")),
                (SamePlace.PREFER_ELSEWHERE.value, words("Only where it places more people")),
                (SamePlace.ALLOW.value, words("As any others")),
            ),
        )
        self.same.choose(options.same_place.value)
        self.add("same", words("Two people who are not elsewhere to each other"), self.same)
        self.rules: dict[Rule, CheckBox] = {}
        for rule in SWITCHED:
            box = CheckBox(words.stored(NAME_OF_RULE[rule]), theme)
            box.setChecked(rule not in options.switched_off)
            self.rules[rule] = box
            self.content.addWidget(box)
        self.no_swaps = CheckBox(words("Nobody is coach and coachee of the same person"), theme)
        self.no_swaps.setChecked(options.never_direct_swap)
        self.content.addWidget(self.no_swaps)
        self.chains = CheckBox(
            words("Below the rings: chains from whoever still has something to pass on"), theme
        )
        self.chains.setChecked(options.chains)
        self.content.addWidget(self.chains)

    def _add_weights(self, options: RunOptions) -> None:
        """What makes two people fit better, in points; hidden until asked for."""
        words, theme = self.words, self._theme
        self.more = Button(words("What makes a good fit…"), theme, Kind.QUIET)
        self.more.clicked.connect(self._show_weights)
        self.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.weighing = QWidget()
        column = QVBoxLayout(self.weighing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        said = words("Points for each; none means that it does not count.")
        column.addWidget(Sentence(said, theme, role=Role.SENTENCE))
        self.weights: dict[str, NumberField] = {}
        for name, key in WEIGHED.items():
            label = words.stored(key)
            field = NumberField(theme, label, least=0, most=MOST_WEIGHT)
            field.setValue(getattr(options.weights, name))
            self.weights[name] = field
            column.addWidget(Labelled(label, field, theme))
        self.content.addWidget(self.weighing)
        self.weighing.setVisible(options.weights != Weights())

    def _show_weights(self) -> None:
        self.weighing.setVisible(self.weighing.isHidden())

    def _show_way(self, key: str) -> None:
        self.longest.setVisible(key == "rings")
        self.no_swaps.setVisible(key == "rings")
        self.chains.setVisible(key == "rings")

    def draft(self) -> RunOptions:
        """The options."""
        cap = self.cap.key()
        return RunOptions(
            ring_cap=None if cap == ANY else int(cap),
            one_way=self.way.key() == "pool",
            keeps_plan=self.keeps.isChecked() and not self.keeps.isHidden(),
            same_place=SamePlace(self.same.key()),
            never_direct_swap=self.no_swaps.isChecked() and not self.no_swaps.isHidden(),
            objective=Objective(self.objective.key()),
            elsewhere=Elsewhere(self.elsewhere.key()) if self.elsewhere.key() else None,
            weights=Weights(**{name: field.value() for name, field in self.weights.items()}),
            chains=self.chains.isChecked() and not self.chains.isHidden(),
            switched_off=frozenset(rule for rule, box in self.rules.items() if not box.isChecked()),
        )


def _cap_key(cap: int | None) -> str:
    return ANY if cap is None or not 2 <= cap <= 4 else str(cap)
