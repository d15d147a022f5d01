"""From what agreements would say to papers in the hand: numbered, rendered, ready to be kept.

Plain functions: ask `matters` and `number_series` first, render with `prepared` (slow, tells how
far it is), then do `actions.issue_agreements`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.agreements import actions
from facilitator.agreements.questions import matters, number_series
from facilitator.agreements.rules import next_numbers
from facilitator.papers.agreement import agreement_paper
from facilitator.papers.render import Stopped, render
from facilitator.papers.shared import languages_of
from facilitator.papers.style import PaperSize, Setup
from facilitator.people.names import folded

if TYPE_CHECKING:
    import threading
    import uuid
    from collections.abc import Callable, Sequence

    from facilitator.agreements.matters import Matter, Reader
    from facilitator.agreements.questions import NumberSeries
    from facilitator.store.opening import OpenProgramme


def prepared(
    found: Sequence[Matter],
    series: NumberSeries,
    *,
    paper_size: PaperSize = PaperSize.A4,
    tell: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> actions.IssueDraft:
    """Render the agreements, a copy for each of the two in their own language.

    Raises:
        RuleBroken: "glyph_missing", naming what stands in the way; nothing was issued.
        Stopped: `stop` was set; nothing was issued.
    """
    if not found:
        return actions.IssueDraft(())
    year = found[0].agreement.top.issued.year
    numbers = next_numbers(series.letter, year, series.used, len(found))
    drafts = []
    for done, (matter, number) in enumerate(zip(found, numbers, strict=True)):
        if stop is not None and stop.is_set():
            raise Stopped
        papers = tuple(
            _copy(matter, number, reader, paper_size) for reader in (matter.coach, matter.coachee)
        )
        drafts.append(actions.AgreementDraft(matter.pairing_id, number, papers))
        if tell is not None:
            tell(done + 1, len(found))
    return actions.IssueDraft(tuple(drafts))


def _copy(matter: Matter, number: str, reader: Reader, paper_size: PaperSize) -> actions.PaperDraft:
    languages = languages_of(reader.letters)
    agreement = replace(matter.agreement, number=number)
    side = agreement.gives if reader is matter.coach else agreement.receives
    paper = agreement_paper(agreement, languages, copy_for=side.known_as)
    done = render(paper, Setup(size=paper_size, large_print=reader.large_print))
    return actions.PaperDraft(
        body=done.pdf,
        language="both" if len(languages) > 1 else languages[0].value,
        fingerprint=done.fingerprint,
        pages=done.pages,
        file_name=file_name("agreement", number, reader.name),
        reader_id=reader.person_id,
    )


def file_name(kind: str, number: str, whose: str) -> str:
    """A file name that a person finds: kind, number and whose it is, letters and digits only."""
    words = re.findall(r"[a-z0-9]+", folded(whose))
    return "-".join((kind, number, *words)) + ".pdf"


def issue(
    programme: OpenProgramme,
    pairings: Sequence[uuid.UUID],
    tell: Callable[[int, int], None] | None = None,
) -> int:
    """Issue the agreements of these pairings; gives how many papers were handed out."""
    today = programme.journal.clock.today()
    found = programme.ask(matters, pairings, today)
    series = programme.ask(number_series)
    draft = prepared(found, series, tell=tell)
    return programme.do(actions.issue_agreements, draft).value
