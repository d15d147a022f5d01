"""Leaflets, the data notice, pages for the folder: running texts with the programme's facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.texts import filled, running_text, text_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.plan import Paper
    from facilitator.papers.shared import Heading as Top
    from facilitator.papers.shared import Named
    from facilitator.words import Language, Words

NOTICES = frozenset(
    {
        PaperKind.LEAFLET, PaperKind.DIRECTOR_LEAFLET, PaperKind.DATA_NOTICE,
        PaperKind.SIGN_UP, PaperKind.POSTER,
        PaperKind.SAFEGUARDING, PaperKind.LOST_LAPTOP, PaperKind.PASSPHRASE,
    }
)  # fmt: skip


@dataclass(frozen=True)
class ProgrammeFacts:
    """What a notice says of the programme: who runs it, how to reach whom, how long data stay.

    `own_months` are the cohorts whose records are kept for another number of months.
    """

    top: Top
    facilitator: str
    contact: str
    concerns: str
    data_contact: str
    retention_months: int
    own_months: tuple[tuple[Named, int], ...] = ()

    def facts(self, language: Language) -> dict[str, str]:
        """The facts by the names that the texts know them by."""
        return {
            "programme": self.top.programme.read_in(language),
            "facilitator": self.facilitator,
            "contact": self.contact.replace("\n", ", "),
            "concerns": self.concerns.replace("\n", ", "),
            "data_contact": self.data_contact.replace("\n", ", "),
            "months": str(self.retention_months or ""),
            "own_months": "; ".join(
                f"{cohort.read_in(language)}: {months}" for cohort, months in self.own_months
            ),
        }


def notice_paper(kind: PaperKind, said: ProgrammeFacts, languages: Sequence[Language]) -> Paper:
    """One of the notices, in these languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(said)

    def title(words: Words) -> str:
        facts = said.facts(words.language)
        return filled(running_text(kind.value, words.language).title, facts)

    return paper_in(
        languages,
        kind,
        said.top,
        title,
        lambda words: text_blocks(kind.value, words.language, said.facts(words.language)),
        looks=Looks(foot=lambda words: words.date(said.top.issued)),
    )
