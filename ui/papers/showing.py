"""What the preview shows: a part of the pack, an issued paper, the summary as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from facilitator.agreements.questions import paper_bytes
from facilitator.cohorts.preview import drafts_pdf, part_pdf, summary_pdf
from facilitator.cohorts.sheets import PackPart
from facilitator.papers.render import Stopped
from facilitator.printing.wanted import BOTH

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from facilitator.agreements.matters import Matter
    from facilitator.papers.render import Rendered
    from ui.papers.page import PapersPage

    Tell = Callable[[int, int], None]

R = TypeVar("R")

# What other pages call what they send one here for.
VIEW_OF = {
    "pack": "pack",
    "issued": "issued",
    "agreement": "issued",
    "agreements": "issued",
    "summary": "summary",
    "kinds": "kinds",
}
PART_OF = {
    "sign-in": PackPart.SIGN_IN,
    "sign_in": PackPart.SIGN_IN,
    "slips": PackPart.SLIPS,
    "thanks": PackPart.THANKS,
    "thank-you": PackPart.THANKS,
    "ring-poster": PackPart.RINGS,
}


class Showing:
    """Draws the chosen paper beside the window; an older drawing is dropped."""

    def __init__(self, page: PapersPage) -> None:
        self._page, self._words = page, page.words
        self._newest = 0
        self.pdf = b""

    def show(self) -> None:
        """Show what is chosen on the left as paper on the right."""
        {
            "pack": self._preview_part,
            "issued": self._preview_issued,
            "kinds": self._page.every.show,
        }.get(self._page.view, self._preview_summary)()

    def _preview_part(self) -> None:
        pack, key = self._page.pack, self._page.pack_pane.list.now()
        if pack is None or not key:
            return
        self._page.preview.say(*self._page.pack_pane.part_name(key))
        part, languages, setup = PackPart(key), self._page.languages, self._page.setup
        spoken = self._words.language

        def work(tell: Tell, stop: threading.Event) -> bytes:
            return part_pdf(pack, part, languages, spoken, setup, tell, stop)

        self._draw(work)

    def _preview_summary(self) -> None:
        summary = self._page.summary
        if summary is None:
            return
        language = self._words.language
        whose = summary.top.cohort.read_in(language) or summary.top.programme.read_in(language)
        self._page.preview.say(self._words("Progress summary, draft"), whose)
        languages, setup = self._page.languages or BOTH, self._page.setup
        self._draw(lambda _tell, _stop: summary_pdf(summary, languages, setup))

    def _preview_issued(self) -> None:
        chosen = self._page.issued.chosen()
        self._newest += 1
        if not chosen:
            self._page.preview.say("", "")
            self._show_pdf(b"")
            return
        line = chosen[0]
        self._page.preview.say(line.number, " · ".join(p for p in (line.pairing, line.reader) if p))
        self._page.ask("bytes", self._show_pdf, paper_bytes, line.id)

    def show_drafts(self, matters: Sequence[Matter]) -> None:
        """Show what would be issued, as drafts, before anything is."""
        if not matters:
            return
        who = matters[0] if len(matters) == 1 else None
        names = f"{who.coach.name} → {who.coachee.name}" if who else ""
        self._page.preview.say(self._words("Agreement, draft"), names)
        languages, setup = self._page.languages, self._page.setup
        self._draw(lambda tell, stop: drafts_pdf(matters, languages, setup, tell, stop))

    def _draw(self, work: Callable[[Tell, threading.Event], bytes]) -> None:
        self._draw_by(work, self._show_pdf)

    def draw_rendered(
        self,
        work: Callable[[Tell, threading.Event], Rendered],
        then: Callable[[Rendered], None],
    ) -> None:
        """Show a rendered paper, and tell of it."""

        def drawn(rendered: Rendered) -> None:
            self._show_pdf(rendered.pdf)
            then(rendered)

        self._draw_by(work, drawn)

    def _draw_by(
        self, work: Callable[[Tell, threading.Event], R], then: Callable[[R], None]
    ) -> None:
        """Draw in the background; what was asked for later drops it."""
        self._newest += 1
        number = self._newest

        def drawn(made: R) -> None:
            if number == self._newest:
                then(made)

        def not_drawn(error: Exception) -> None:
            if number == self._newest:
                self.say_why_not(error)

        self._page.runner.long(work, drawn, otherwise=not_drawn)

    def _show_pdf(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._page.preview.show_pdf(pdf, self._words("Nothing of this kind is in the pack today."))

    def say_why_not(self, error: Exception) -> None:
        """A paper that cannot be drawn says why where it would stand."""
        if isinstance(error, Stopped):
            return
        self.pdf = b""
        self._page.preview.show_pdf(b"", self._page.acts.sentence(error))
