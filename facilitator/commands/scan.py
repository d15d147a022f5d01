"""`facilitator scan`: file papers that came back, by the codes on their pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.scans.questions import Sorted, Sorting
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `scan`."""
    words = desk.words

    def scan(*, files: tuple[Path, ...], as_json: bool, look_only: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.scans.actions import file_scans
        from facilitator.scans.files import files_in
        from facilitator.scans.questions import sorting
        from facilitator.scans.reading import pages_read

        with desk.programme(given) as programme, desk.progress(words("Files")) as tell:
            pages = pages_read(files_in(files), tell)
            found = programme.ask(sorting, pages)
            if found.draft.pages and not look_only:
                programme.do(file_scans, found.draft)
        desk.answer(answer_of(found), as_json=as_json, text=_said(found, words))

    return click.Command(
        "scan",
        callback=scan,
        params=[
            click.Argument(["files"], type=click.Path(path_type=Path), nargs=-1, required=True),
            click.Option(
                ["--into", "programme"],
                type=click.Path(path_type=Path),
                required=True,
                help=words("The programme whose papers came back."),
            ),
            click.Option(
                ["--look-only"],
                is_flag=True,
                help=words("Say where each page belongs and keep nothing."),
            ),
            *common_options(words),
        ],
        help=words(
            "File scanned papers: PDF files, photographs, or folders of them, in any order, also "
            "upside down. Every page goes to its agreement by the code on it and is kept with it; "
            "nothing is marked as signed. The JSON answer has four lists: filed (file, page, "
            "number, kind), known (came before; nothing is kept twice), foreign (a paper of "
            "another programme, left alone) and tray (file, page, why: to be placed by hand)."
        ),
    )


def answer_of(found: Sorting) -> dict[str, list[dict[str, object]]]:
    """Where every page belongs, as data."""
    return {
        "filed": [
            {**_page(line), "kind": line.kind, "superseded": line.superseded}
            for line in found.at("filed")
        ],
        "known": [
            {**_page(line), "kind": line.kind, "came": line.came.isoformat() if line.came else None}
            for line in found.at("known")
        ],
        "foreign": [_page(line) for line in found.at("foreign")],
        "tray": [
            {
                "file": line.page.file,
                "page": line.page.page,
                "why": line.why.removeprefix("scan_"),
                "slips": list(line.slips),
            }
            for line in found.at("tray")
        ],
    }


def _page(line: Sorted) -> dict[str, object]:
    return {"file": line.page.file, "page": line.page.page, "number": line.number}


def _said(found: Sorting, words: Words) -> str:
    """The same in lines for whoever reads it."""
    lines = [
        words(
            "Filed: %(filed)s · came before: %(known)s · of another programme: %(foreign)s · on "
            "the tray: %(tray)s",
            filed=len(found.at("filed")),
            known=len(found.at("known")),
            foreign=len(found.at("foreign")),
            tray=len(found.at("tray")),
        )
    ]
    for line in found.at("tray"):
        why = words.stored(line.why)
        where = words(
            "%(file)s, page %(page)s: %(why)s", file=line.page.file, page=line.page.page, why=why
        )
        lines.append(where + (f" ({', '.join(line.slips)})" if line.slips else ""))
    lines += [
        words(
            "%(number)s: a newer version has taken its place; the page is kept with the old one.",
            number=line.number,
        )
        for line in found.at("filed")
        if line.superseded
    ]
    return "\n".join(lines)
