"""Agreements beside the same letters through LibreOffice, tagged beside untagged, packs, sizes."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from typing import TYPE_CHECKING

import pypdf

from facilitator.papers.agreement import Agreement, InReturn, Side, agreement_paper
from facilitator.papers.archive import chunk_key, chunks
from facilitator.papers.drawing import drawn_all
from facilitator.papers.jobs import PapersJob
from facilitator.papers.render import render, render_all
from facilitator.papers.rendering import PaperMill
from facilitator.papers.shared import Heading, Named
from facilitator.papers.style import NORMAL
from facilitator.papers.tagging import TaggedCanvas
from facilitator.words import Language
from tests.benchmarks.children import child
from tests.benchmarks.letters import parts_of, write_letter
from tests.benchmarks.measuring import Row, in_turn, seconds_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.papers.plan import Paper
    from facilitator.papers.tagging import Node

# Ours are tagged and archivable; an export that is neither would be another paper.
AS_OURS = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"2"}}'
)
FONTS = """<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf
</include><dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>"""
THOUSAND = 1000


def agreements(folder: Path, count: int = 200) -> list[Row]:
    """So many agreements, beside one process of LibreOffice turning the same letters into PDF.

    Both sides begin with the finished texts and end with as many files on disk; the letters are
    Word files of the same texts, faces, sizes and QR code, zipped within the time. A first run
    of LibreOffice beforehand makes its profile, so that only the work itself is compared.
    """
    papers = [agreement(n) for n in range(count)]
    ours = folder / "ours"
    ours.mkdir(exist_ok=True)
    render(papers[0])
    alone = seconds_of(lambda: _in_one_process(papers, ours))
    two = _in_two_processes(papers, ours)
    peer, note = _by_office(papers, folder)
    pages = _pages(ours)
    if peer is not None:
        note = f"{pages} pages, theirs {_pages(folder / 'theirs')}"
    return [
        Row(f"{count} agreements beside LibreOffice headless", alone, peer, 0.2, note=note),
        Row("the same in two processes, LibreOffice in one", two, peer, 0.125, note=note),
    ]


def tagged(_folder: Path, count: int = 60, times: int = 9) -> list[Row]:
    """A pack with its structure tree beside the same pages without any, in seconds of CPU."""
    papers = [agreement(n) for n in range(count)]
    with_tree, without = in_turn(
        lambda: render_all(papers, papers[0], NORMAL), lambda: _untagged(papers), times,
        time.process_time,
    )  # fmt: skip
    name = "tagged beside untagged, CPU (1.33 in time is 0.75 of the pages a second)"
    return [Row(name, with_tree, without, 1.33)]


def packs(_folder: Path, evening: int = 30, stress: int = 1000) -> list[Row]:
    """An evening's pack of about 60 pages, and one of 2,000 with the memory it takes."""
    small = child("tests.benchmarks.one_pack", [str(evening)], {})
    large = child("tests.benchmarks.one_pack", [str(stress)], {})
    return [
        Row(f"pack of {small['pages']:.0f} pages", small["seconds"], None, None),
        Row(f"pack of {large['pages']:.0f} pages", large["seconds"], None, None),
        Row("peak memory of the larger", large["memory"], None, None, "MB"),
    ]


def sizes(_folder: Path, count: int = 60) -> list[Row]:
    """An agreement alone, in a pack, and added to the archive after another."""
    one, other = render(agreement(0)).pdf, render(agreement(2)).pdf
    pack = render_all([agreement(n) for n in range(count)], agreement(0), NORMAL).pdf
    there = set(map(chunk_key, chunks(one)))
    added = sum(len(zlib.compress(c, 9)) for c in chunks(other) if chunk_key(c) not in there)
    return [
        Row("an agreement alone", len(one) / THOUSAND, None, 60, "KB"),
        Row("an agreement in a pack", len(pack) / count / THOUSAND, None, 12, "KB"),
        Row("one more agreement in the archive", added / THOUSAND, None, 12, "KB"),
    ]


def _in_one_process(papers: list[Paper], folder: Path) -> None:
    for n, paper in enumerate(papers):
        (folder / f"{n:03d}.pdf").write_bytes(render(paper).pdf)


def _in_two_processes(papers: list[Paper], folder: Path) -> float:
    """Seconds of two processes kept warm, each with half of the papers."""
    mills = [PaperMill(), PaperMill()]
    files_of = [(folder / f"{n:03d}.pdf", paper) for n, paper in enumerate(papers)]
    halves = [PapersJob(tuple(files_of[n::2])) for n in range(2)]
    try:
        for mill, half in zip(mills, halves, strict=True):
            mill.carry_out(PapersJob(half.files[:1]))
        with ThreadPoolExecutor(2) as pool:

            def both() -> None:
                for done in [
                    pool.submit(mill.carry_out, half)
                    for mill, half in zip(mills, halves, strict=True)
                ]:
                    done.result()

            return seconds_of(both)
    finally:
        for mill in mills:
            mill.close()


def _by_office(papers: list[Paper], folder: Path) -> tuple[float | None, str]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None, "LibreOffice is not installed"
    out = folder / "theirs"
    letters = [folder / f"letter-{n:03d}.docx" for n in range(len(papers))]
    parts = [parts_of(paper) for paper in papers]
    config = folder / "fonts.conf"
    faces = files("resources") / "fonts"
    config.write_text(FONTS.format(folder=faces, cache=folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", AS_OURS, "--outdir", str(out)]

    def converted(count: int) -> None:
        for letter, part in zip(letters[:count], parts, strict=False):
            write_letter(letter, part)
        subprocess.run(
            [*convert, *map(str, letters[:count])], check=True, capture_output=True,
            env={**os.environ, "FONTCONFIG_FILE": str(config)},
        )  # fmt: skip

    converted(1)
    return seconds_of(lambda: converted(len(papers))), ""


def _pages(folder: Path) -> int:
    return sum(len(pypdf.PdfReader(file).pages) for file in folder.glob("*.pdf"))


class Untagged(TaggedCanvas):
    """The same canvas without structure: what tagging is measured against."""

    def belongs_to(self, node: Node | None, kind: str = "") -> None:
        """Nothing is said of whose a mark is."""

    def write_tree(self) -> None:
        """There is no tree."""


def _untagged(papers: list[Paper]) -> None:
    drawn_all(
        papers, papers[0], NORMAL, on_odd_pages=False, tell=None, stop=None, canvas_type=Untagged
    )


def agreement(n: int) -> Paper:
    """The nth agreement, Welsh and English in turn."""
    day = dt.date(2027, 1, 11)
    heading = Heading(Named("Rhwydwaith", "Network"), Named("Carfan", "Cohort"), day)
    settled = Agreement(
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
    return agreement_paper(settled, [Language.CY if n % 2 else Language.EN])
