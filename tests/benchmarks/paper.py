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
from tests.benchmarks.measuring import Row, seconds_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.papers.plan import Paper

COUNT = 200


def agreements(folder: Path) -> Row:
    """200 agreements, beside LibreOffice turning the same texts into PDF."""
    papers = [_agreement(n) for n in range(COUNT)]
    ours = seconds_of(lambda: [render(paper) for paper in papers])
    name = f"{COUNT} agreements beside LibreOffice headless"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return Row(name, ours, None, 0.2, note="LibreOffice is not installed")
    letters = []
    for n, paper in enumerate(papers):
        letter = folder / f"letter-{n:03d}.txt"
        letter.write_text("\n".join(said(paper)), encoding="utf-8")
        letters.append(str(letter))
    convert = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *letters]
    peer = seconds_of(lambda: subprocess.run(convert, check=True, capture_output=True))
    return Row(name, ours, peer, 0.2)


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
