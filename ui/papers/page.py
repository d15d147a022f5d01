"""Papers: the pack of the next gathering, what was issued, the progress summary."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.agreements.questions import issued_papers
from facilitator.cohorts.pack import gatherings_ahead, pack_of
from facilitator.cohorts.preview import part_counts
from facilitator.cohorts.sheets import PackPart
from facilitator.papers.style import PaperSize, Setup
from facilitator.printing.usual import cohort_titles
from facilitator.reciprocity.summary import summary_of
from ui.papers.acts import PaperActs
from ui.papers.dropping import DroppedPapers
from ui.papers.every import EveryPaper
from ui.papers.issued_pane import IssuedPane
from ui.papers.kinds_pane import KindsPane
from ui.papers.pack_pane import PackPane
from ui.papers.preview import LANGUAGES, PreviewPane
from ui.papers.showing import PART_OF, VIEW_OF, Showing
from ui.papers.summary_pane import PROGRAMME, SummaryPane
from ui.parts.choices import Segments
from ui.parts.heads import PageHead
from ui.parts.notes import EmptyState
from ui.parts.progress import Progress
from ui.parts.split import Split
from ui.shell.page import PageAction, PageContext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from facilitator.agreements.questions import PaperLine
    from facilitator.cohorts.pack import GatheringLine, Pack, ToSettle
    from facilitator.cohorts.preview import PartCount
    from facilitator.papers.shared import Named
    from facilitator.papers.summary import Summary
    from facilitator.words import Language
    from ui.theme.breadth import Breadth


class PapersPage(DroppedPapers):
    """On the left what there is to print, on the right the paper itself."""

    place = "papers"
    tables = frozenset(
        {
            "gathering", "attendance", "enrolment", "cohort", "person", "affiliation", "pause",
            "pairing", "session", "agreement", "issued_paper", "thank", "programme", "commitment",
            "movement", "organisation", "ring", "expectation", "ballot", "rules_version", "skill",
            "board_item", "consent", "care_step", "supervision", "correction",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.today = context.clock.today()
        self.pack: Pack | None = None
        self._whole: Pack | None = None
        self.summary: Summary | None = None
        self._gathering, self._wanted_cohort, self._filter, self._agreement = "", "", "", ""
        self._titles: tuple[tuple[uuid.UUID, str, Named], ...] = ()
        self.setAcceptDrops(True)
        self._lay_out()
        self.acts = PaperActs(self)
        self.showing = Showing(self)
        self.every = EveryPaper(self, self.kinds)
        self._connect()

    def _lay_out(self) -> None:
        words, theme = self.words, self.theme
        self.views = Segments(
            (
                ("pack", words("Pack")),
                ("issued", words("Issued")),
                ("summary", words("Summary")),
                ("kinds", words("Every paper")),
            ),
            theme,
            words("What to print"),
        )
        self.head = PageHead(words("Session-day pack"), theme)
        self.pack_pane = PackPane(theme, words)
        self.issued = IssuedPane(theme, words, self.context.settings)
        self.summaries = SummaryPane(theme, words)
        self.kinds = KindsPane(theme, words, self.context.settings)
        self.no_gathering = EmptyState(
            words("No gathering ahead"),
            words(
                "Gatherings planned from today on: 0. A pack is prepared for a gathering; plan "
                "one with its cohort."
            ),
            theme,
            primary=words("Plan a gathering"),
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(12)
        top = QVBoxLayout()
        top.setContentsMargins(40, 0, 24, 0)
        top.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.views)
        row.addStretch()
        top.addLayout(row)
        top.addWidget(self.head)
        self.progress = Progress(theme, words)
        top.addWidget(self.progress)
        column.addLayout(top)
        self.stack = QStackedWidget()
        panes = (self.pack_pane, self.issued, self.summaries, self.kinds, self.no_gathering)
        for pane in panes:
            self.stack.addWidget(pane)
        column.addWidget(self.stack, 1)
        self.preview = PreviewPane(theme, words, self.runner)
        self.split = Split(left, self.preview, self.context.settings, "papers", theme)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.pack_pane.gathering_chosen.connect(self._choose_gathering)
        self.pack_pane.part_chosen.connect(lambda _key: self.show_preview())
        self.pack_pane.setup_changed.connect(self._render_again)
        self.pack_pane.order_changed.connect(self._order_pack)
        self.pack_pane.settle_wanted.connect(self._settle)
        self.pack_pane.print_wanted.connect(self.acts.print_pack)
        self.pack_pane.save_wanted.connect(self.acts.save_pack)
        self.issued.paper_chosen.connect(lambda _key: self.show_preview())
        self.issued.issue_wanted.connect(self.acts.issue)
        self.issued.sign_wanted.connect(self.acts.sign)
        self.issued.save_wanted.connect(self.acts.save_copies)
        self.issued.print_wanted.connect(self.acts.print_shown)
        self.issued.check_wanted.connect(self.acts.choose_to_check)
        self.summaries.cohort_chosen.connect(lambda _key: self._ask_summary())
        self.summaries.issue_wanted.connect(self.acts.issue_summary)
        self.summaries.print_wanted.connect(self.acts.print_shown)
        self.summaries.save_wanted.connect(self.acts.save_shown)
        self.no_gathering.primary_wanted.connect(
            lambda: self.context.navigate("cohorts", {"do": "gathering"})
        )
        self.preview.languages_chosen.connect(lambda _key: self._render_again())

    # What is asked and shown.

    @property
    def view(self) -> str:
        """Which of them is shown."""
        return self.views.key()

    def show_view(self, key: str) -> None:
        """Show the pack, the issued papers, the summary or every kind."""
        words = self.words
        self.views.choose(key)
        titles = {
            "pack": words("Session-day pack"),
            "issued": words("Issued papers"),
            "summary": words("Progress summary"),
            "kinds": words("Every paper"),
        }
        self.head.say(titles[key])
        self.preview.languages.setVisible(key != "issued")
        self._show_pane()
        self._share_room()
        self.show_preview()
        self.actions_changed.emit()

    def _show_pane(self) -> None:
        panes: dict[str, QWidget] = {
            "pack": self.pack_pane if self._gathering else self.no_gathering,
            "issued": self.issued,
            "summary": self.summaries,
            "kinds": self.kinds,
        }
        self.stack.setCurrentWidget(panes[self.view])

    def refresh(self) -> None:
        """Ask for the gatherings, the issued papers and the summary."""
        self.ask("gatherings", self._show_gatherings, gatherings_ahead, self.today)
        self.ask("issued", self._show_issued, issued_papers)
        self.ask("cohorts", self._show_cohorts, cohort_titles)
        self.every.refresh()

    def _show_gatherings(self, lines: tuple[GatheringLine, ...]) -> None:
        keys = [str(line.id) for line in lines]
        if self._gathering not in keys:
            self._gathering = keys[0] if keys else ""
        self.pack_pane.show_gatherings(lines, self._gathering)
        self._show_pane()
        if self._gathering:
            self._ask_pack()
        elif self.view == "pack":
            self.preview.show_pdf(b"")

    def _choose_gathering(self, key: str) -> None:
        self._gathering = key
        self._ask_pack()

    def _ask_pack(self) -> None:
        self.ask("pack", self._show_pack, pack_of, uuid.UUID(self._gathering), self.today)

    def _show_pack(self, pack: Pack) -> None:
        self._whole = pack
        self._order_pack()

    def _order_pack(self) -> None:
        """Take the pack in the order that was chosen, perhaps only what has changed of it."""
        if self._whole is None:
            return
        self.pack = self.pack_pane.as_chosen(self._whole, self.context.alphabet)
        self.pack_pane.show_pack(self.pack)
        if not self.pack_pane.list.now():
            self.pack_pane.list.choose(PackPart.COVER.value)
        self._render_again()

    def _show_issued(self, lines: tuple[PaperLine, ...]) -> None:
        self.issued.show_papers(lines)
        if self._filter:
            text, self._filter = self._filter, ""
            self.issued.filter.setText(text)
        if self._agreement:
            wanted, self._agreement = self._agreement, ""
            mine = [str(line.id) for line in lines if str(line.agreement_id) == wanted]
            if mine:
                self.issued.table.choose(mine[0])

    def _show_cohorts(self, titles: tuple[tuple[uuid.UUID, str, Named], ...]) -> None:
        self._titles = titles
        self.summaries.offer(titles)
        if self._wanted_cohort:
            wanted, self._wanted_cohort = self._wanted_cohort, ""
            keys = [str(key) for key, code, _ in titles if wanted in {str(key), code}]
            self.summaries.cohorts.choose(keys[0] if keys else PROGRAMME)
        self._ask_summary()

    def cohort_key(self) -> uuid.UUID | None:
        """The cohort whose summary is shown; none for the whole programme."""
        key = self.summaries.cohorts.key()
        return None if key in {"", PROGRAMME} else uuid.UUID(key)

    def _ask_summary(self) -> None:
        key, form = self.cohort_key(), self.summaries.asked()
        self.ask("summary", self._show_summary, summary_of, key, self.today, *form)

    def _show_summary(self, summary: Summary) -> None:
        self.summary = summary
        self.summaries.show_summary(summary)
        if self.view == "summary":
            self.show_preview()

    # The preview.

    @property
    def setup(self) -> Setup:
        """The sheet and the print that were chosen."""
        size = PaperSize(self.pack_pane.sheet.key() or "a4")
        return Setup(size, large_print=self.pack_pane.large.isChecked())

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that were chosen beside the preview; empty for each reader's own."""
        return LANGUAGES[self.preview.languages.key()]

    def _render_again(self) -> None:
        if self.pack is not None:
            pack, languages, setup = self.pack, self.languages, self.setup
            spoken = self.words.language
            self.runner.long(
                lambda _tell, stop: part_counts(pack, languages, spoken, setup, stop),
                lambda counts: self._show_counts(pack, counts),
                otherwise=self.showing.say_why_not,
            )
        self.show_preview()

    def _show_counts(self, pack: Pack, counts: Mapping[PackPart, PartCount]) -> None:
        if pack is self.pack:
            self.pack_pane.show_counts(counts)

    @property
    def shown_pdf(self) -> bytes:
        """The PDF that the preview shows, b"" where it shows none."""
        return self.showing.pdf

    def show_preview(self) -> None:
        """Show what is chosen on the left as paper on the right."""
        self.showing.show()

    # Ways in and out.

    def _settle(self, one: ToSettle) -> None:
        if one.state.get("do") == "issue":
            self.acts.issue()
        elif one.place == "papers":
            self.restore(one.state)
        else:
            self.context.navigate(one.place, one.state)

    def state(self) -> Mapping[str, object]:
        """What is chosen on this page."""
        return {
            "view": self.view,
            "gathering": self._gathering,
            "part": self.pack_pane.list.now(),
            "ticked": self.pack_pane.list.ticked(),
            "filter": self.issued.filter.text(),
            "paper": self.issued.table.chosen(),
            "cohort": self.summaries.cohorts.key(),
            "languages": self.preview.languages.key(),
            "size": self.pack_pane.sheet.key(),
            "large": self.pack_pane.large.isChecked(),
            "kind_chosen": self.kinds.table.chosen(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose again; `kind` "summary" with `cohort` comes from other pages."""
        self._gathering = str(state.get("gathering") or self._gathering)
        self._wanted_cohort = str(state.get("cohort") or self._wanted_cohort)
        self._filter = str(state.get("filter", ""))
        if state.get("cohort_code"):
            self.kinds.choose_cohort(str(state["cohort_code"]))
        self.kinds.table.choose(str(state.get("kind_chosen") or self.kinds.table.chosen()))
        self._agreement = str(state.get("agreement") or "")
        self.pack_pane.sheet.choose(str(state.get("size", self.pack_pane.sheet.key())))
        self.pack_pane.large.setChecked(bool(state.get("large", False)))
        self.preview.languages.choose(str(state.get("languages", self.preview.languages.key())))
        if state.get("part"):
            self.pack_pane.list.choose(str(state["part"]))
        wanted = str(state.get("view") or state.get("kind") or state.get("paper") or self.view)
        if self._agreement:
            wanted = "issued"
        self.show_view(VIEW_OF.get(wanted, "pack"))
        part = PART_OF.get(wanted)
        if part is not None:
            self.pack_pane.list.choose(part.value)
        if state.get("do") == "issue" or state.get("paper") == "agreements":
            self.acts.issue(str(state.get("pairing") or ""))
        if self.isVisible():
            self.refresh()

    def page_actions(self) -> tuple[PageAction, ...]:
        """What can be done with papers."""
        words = self.words
        return (
            PageAction(words("Issue agreements…"), self.acts.issue, menu="papers"),
            PageAction(words("Save as one PDF"), self.acts.save_pack, menu="papers"),
            PageAction(words("Check a file…"), self.acts.choose_to_check, menu="papers"),
            PageAction(words("Read scans…"), self.read_scans, menu="papers", icon="scan-line"),
            PageAction(words("Progress summary"), lambda: self.show_view("summary"), menu="papers"),
            PageAction(words("Every paper"), lambda: self.show_view("kinds"), menu="papers"),
        )

    def to_filter(self) -> bool:
        """Into the filter of the issued papers."""
        self.show_view("issued")
        self.issued.filter.setFocus()
        return True

    def print_page(self) -> bool:
        """Print the pack, or the paper that is shown."""
        if self.view == "pack":
            self.acts.print_pack()
        else:
            self.acts.print_shown()
        return True

    def fit(self, breadth: Breadth) -> None:
        """Arrange for this breadth."""
        super().fit(breadth)
        self._share_room()

    def _share_room(self) -> None:
        """Give the left side what its view needs, while nobody has moved the line."""
        name = f"papers/{self.breadth.name.lower()}"
        if self.split.shows_one or self.context.settings.sizes(name):
            return
        left = self.theme.px({"pack": 520, "issued": 640, "kinds": 600}.get(self.view, 480))
        left = min(left, self.width() // 2) if self.width() > 400 else left
        self.split.setSizes([left, max(280, self.width() - left)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._share_room()
