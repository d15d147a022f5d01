"""Agreements beside the same letters through LibreOffice, where that is installed."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from typing import TYPE_CHECKING

from facilitator.papers.agreement import Agreement, InReturn, Side, agreement_paper
from facilitator.papers.plan_text import said
from facilitator.papers.render import render
from facilitator.papers.shared import Heading, Named
from facilitator.words import Language
from tests.benchmarks.letters import write_letter
from tests.benchmarks.measuring import Row, seconds_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.papers.plan import Paper

# Ours are tagged; an untagged export would be another paper.
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def agreements(folder: Path, count: int = 200) -> list[Row]:
    """So many agreements, beside LibreOffice turning the same letters into PDF.

    Ours lays out, numbers, tags and writes each of them in this one process. The letters lie
    ready as flat OpenDocument with styles, columns, tables and a QR picture, and one run of
    LibreOffice converts them all to tagged PDF; a first run beforehand makes its profile, so that
    only the work itself is compared.
    """
    papers = [_agreement(n) for n in range(count)]
    render(papers[0])
    ours = seconds_of(lambda: [render(paper) for paper in papers])
    name = f"{count} agreements beside LibreOffice headless"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return [Row(name, ours, None, 0.2, note="LibreOffice is not installed")]
    letters = [folder / f"letter-{n:03d}.fodt" for n in range(count)]
    for letter, paper in zip(letters, papers, strict=True):
        write_letter(letter, said(paper))
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", TAGGED, "--outdir", str(folder)]

    def converted(chosen: list[Path]) -> None:
        subprocess.run([*convert, *map(str, chosen)], check=True, capture_output=True)

    converted(letters[:1])
    peer = seconds_of(lambda: converted(letters))
    made = len(list(folder.glob("letter-*.pdf")))
    return [Row(name, ours, peer if made == count else None, 0.2)]


def _agreement(n: int) -> Paper:
    day = dt.date(2027, 1, 11)
    heading = Heading(Named("Rhwydwaith", "Network"), Named("Carfan", "Cohort"), day)
    agreement = Agreement(
        top=heading,
        number=f"A-2027-{n:04d}",
        version=1,
        gives=Side(f"Siân Llwyd {n}", "Siân", Named("Cyngor", "Council")),
        receives=Side(f"Tomasz Nowak {n}", "Tomasz", Named("Bwrdd", "Board")),
        facilitator="Mair ap Rhys",
        sessions=6,
        minutes=60,
        starts=day,
        ends=day + dt.timedelta(days=158),
        session_language=Language.CY,
        notice_days=2,
        in_return=InReturn(6, 60, day + dt.timedelta(days=158)),
        ring=4,
    )
    return agreement_paper(agreement, [Language.CY if n % 2 else Language.EN])
