"""`facilitator print`: make papers as PDF files in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, today_of
from facilitator.commands.print_options import label_options, pack_options
from facilitator.printing.kinds import BY_COHORT, BY_PERSON, PrintKind, kind_lines
from facilitator.words import Language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from facilitator.agreements.actions import PaperDraft
    from facilitator.commands.desk import Desk
    from facilitator.papers.style import PaperSize, Setup
    from facilitator.papers.summary_more import Rate
    from facilitator.printing.wanted import Wanted
    from facilitator.store.opening import OpenProgramme
    from facilitator.words import Words

    Tell = Callable[[int, int], None]

SUMMARIES = (PrintKind.SUMMARY, PrintKind.FUNDER_SUMMARY, PrintKind.STORY_SUMMARY)
LANGUAGES = {
    "cy": (Language.CY,),
    "en": (Language.EN,),
    "both": (Language.CY, Language.EN),
}


def command(desk: Desk) -> click.Command:
    """The command `print`."""
    words = desk.words

    def print_papers(
        *,
        as_json: bool,
        kind: str | None,
        list_kinds: bool,
        paper: str,
        folder: Path,
        issue: bool,
        **given: Any,  # noqa: ANN401
    ) -> None:
        if list_kinds:
            lines = kind_lines(words)
            wide = max(len(line.kind) for line in lines)
            text = "\n".join(f"{line.kind:{wide}}  {line.name}: {line.what}" for line in lines)
            desk.answer([line.kind.value for line in lines], as_json=as_json, text=text)
            return
        if kind is None or given["programme"] is None:
            raise click.UsageError(words("Name a kind of paper and a programme."))
        from facilitator.papers.style import PaperSize

        wanted = wanted_of(kind, given, words)
        with desk.programme(given) as programme, desk.progress(words("Papers")) as tell:
            how = Print(
                PaperSize(paper),
                today_of(given),
                tell,
                given["black_and_white"],
                given["order"],
                given["changed_only"],
            )
            made = written(programme, wanted, folder, how, issue=issue)
            if given["drafts"]:
                with_drafts(programme, made)
        pages = sum(int(str(one["pages"])) for one in made)
        text = words("Files: %(files)s · pages: %(pages)s", files=len(made), pages=pages)
        desk.answer(made, as_json=as_json, text=text)

    return click.Command(
        "print",
        callback=print_papers,
        params=_params(desk),
        help=words("Make papers as PDF files. Agreements and summaries are drafts until issued."),
    )


@dataclass(frozen=True)
class Print:
    """How papers are printed: the sheet, the day, whom to tell, and whether without colours."""

    size: PaperSize
    today: dt.date
    tell: Tell
    black_and_white: bool = False
    order: str = "table"
    changed_only: bool = False

    def setup(self, *, large_print: bool) -> Setup:
        """The same for one paper."""
        from facilitator.papers.style import Setup

        return Setup(self.size, large_print=large_print, black_and_white=self.black_and_white)


def wanted_of(kind: str, given: dict[str, Any], words: Words) -> Wanted:
    """What was asked for, from the command's options.

    Raises:
        click.UsageError: the kind is not printed by cohort, or not by person.
    """
    from facilitator.papers.addresses import Shift
    from facilitator.printing.wanted import Wanted

    chosen = PrintKind(kind)
    if given["cohort"] and chosen not in BY_COHORT:
        raise click.UsageError(words("This kind of paper is not printed by cohort."))
    if given["person"] and chosen not in BY_PERSON:
        raise click.UsageError(words("This kind of paper is not printed by person."))
    return Wanted(
        chosen,
        given["cohort"],
        given["person"],
        LANGUAGES.get(given["paper_language"], ()),
        large_print=given["large_print"],
        spoken=words.language,
        rate=_rate(given, words),
        shift=Shift(
            given.get("move_right", 0.0), given.get("move_down", 0.0), given.get("first_label", 1)
        ),
    )


def _rate(given: dict[str, Any], words: Words) -> Rate | None:
    """The rate per hour that was named for this paper.

    Raises:
        click.UsageError: it is no amount above nothing.
    """
    from facilitator.papers.summary_more import Rate

    pounds = given.get("rate")
    if pounds is None:
        return None
    pence = round(pounds * 100)
    if pence <= 0:
        raise click.UsageError(words("A rate is an amount in pounds, such as 60."))
    return Rate(pence, given.get("rate_source") or "")


def what_and_how(words: Words) -> list[click.Parameter]:
    """The options that choose among the papers of a kind."""
    return [
        click.Option(["--cohort"], default="", help=words("The code of a cohort.")),
        click.Option(["--person"], default="", help=words("The code of a person.")),
        click.Option(
            ["--language", "paper_language"],
            type=click.Choice(["cy", "en", "both"]),
            help=words("The language of the papers; without it each reader's own."),
        ),
        click.Option(["--large-print"], is_flag=True, help=words("18 point, in one column.")),
        click.Option(
            ["--rate"],
            type=float,
            help=words("Pounds an hour, named now for a funder's summary; it is not kept."),
        ),
        click.Option(["--rate-source"], default="", help=words("Where that rate comes from.")),
    ]


def _params(desk: Desk) -> list[click.Parameter]:
    words = desk.words
    mine = [one for one in common_options(words) if one.name != "language"]
    return [
        click.Argument(
            ["kind"], type=click.Choice([kind.value for kind in PrintKind]), required=False
        ),
        click.Argument(["programme"], type=click.Path(path_type=Path), required=False),
        *mine,
        click.Option(
            ["--list", "list_kinds"], is_flag=True, help=words("Name the kinds of paper.")
        ),
        *what_and_how(words),
        click.Option(
            ["--paper"],
            type=click.Choice(["a4", "letter"]),
            default="a4",
            help=words("The sheet in the printer."),
        ),
        click.Option(
            ["--black-and-white"],
            is_flag=True,
            help=words("Without colours, for a printer that has none."),
        ),
        click.Option(
            ["--to", "folder"],
            type=click.Path(path_type=Path, file_okay=False),
            default=Path(),
            help=words("The folder for the files; it is made when it is not there."),
        ),
        *label_options(words),
        *pack_options(words),
        click.Option(
            ["--drafts"],
            is_flag=True,
            help=words(
                "Beside each paper for somebody whose address is known an e-mail draft (.eml) "
                "that carries it; nothing is sent. Each line of the answer names it under eml."
            ),
        ),
        click.Option(
            ["--issue"],
            is_flag=True,
            help=words("Issue agreements, statements or a summary: numbered, archived, final."),
        ),
    ]


def written(
    programme: OpenProgramme, wanted: Wanted, folder: Path, how: Print, *, issue: bool
) -> list[dict[str, object]]:
    """Make the papers of a kind in a folder; says of each file what it is."""
    folder.mkdir(parents=True, exist_ok=True)
    if wanted.kind is PrintKind.PACK:
        return [_pack(programme, wanted, folder, how)]
    if issue and wanted.kind is PrintKind.AGREEMENT:
        return _issued_agreements(programme, wanted, folder, how)
    if issue and wanted.kind in SUMMARIES:
        return _issued_summary(programme, wanted, folder, how)
    if issue:
        return _numbered(programme, wanted, folder, how)
    return _sheets(programme, wanted, folder, how)


def with_drafts(programme: OpenProgramme, made: list[dict[str, object]]) -> None:
    """Write the e-mail draft of each paper beside it and name it in the paper's line."""
    from facilitator.papers.whole_files import write_whole
    from facilitator.printing.drafts import Letter, draft_name, draft_of, post_for

    post = programme.ask(post_for, [str(one["person"]) for one in made])
    for one in made:
        path = Path(str(one["file"]))
        letter = Letter(str(one["person"]), str(one["language"]), path.name, path.read_bytes())
        draft = draft_of(letter, post)
        one["eml"] = None
        if draft is not None:
            beside = path.with_name(draft_name(path.name))
            write_whole(beside, draft)
            one["eml"] = str(beside)


def _sheets(
    programme: OpenProgramme, wanted: Wanted, folder: Path, how: Print
) -> list[dict[str, object]]:
    from facilitator.papers.render import render
    from facilitator.papers.whole_files import write_whole
    from facilitator.printing.making import sheets

    found = programme.ask(sheets, wanted, how.today)
    made = []
    for done, sheet in enumerate(found, 1):
        rendered = render(sheet.paper, how.setup(large_print=sheet.large_print))
        path = folder / sheet.file
        write_whole(path, rendered.pdf)
        made.append(_line(path, wanted, sheet.person, sheet.language, rendered.pages, ""))
        how.tell(done, len(found))
    return made


def _line(
    path: Path, wanted: Wanted, person: str, language: str, pages: int, number: str
) -> dict[str, object]:
    return {
        "file": str(path),
        "kind": wanted.kind.value,
        "person": person,
        "language": language,
        "pages": pages,
        "number": number,
    }


def _pack(programme: OpenProgramme, wanted: Wanted, folder: Path, how: Print) -> dict[str, object]:
    from facilitator.agreements.issuing import file_name
    from facilitator.cohorts.pack_changes import PackOrder, in_order, only_changed
    from facilitator.cohorts.sheets import PackPart, cover_of, papers_of
    from facilitator.papers.pack import render_pack
    from facilitator.papers.whole_files import write_whole
    from facilitator.printing.usual import pack_wanted

    pack = programme.ask(pack_wanted, wanted, how.today)
    if how.changed_only:
        pack = only_changed(pack)
    pack = in_order(pack, PackOrder(how.order), wanted.spoken)
    spoken = wanted.languages[0] if wanted.languages else wanted.spoken
    copies = [one.copy for one in papers_of(pack, set(PackPart), wanted.languages)]
    setup = how.setup(large_print=wanted.large_print)
    rendered = render_pack(cover_of(pack, spoken), spoken, copies, setup, tell=how.tell)
    path = folder / file_name("pack", pack.on.isoformat(), pack.top.cohort.en)
    write_whole(path, rendered.pdf)
    return _line(path, wanted, "", "both", rendered.pages, "")


def _issued_agreements(
    programme: OpenProgramme, wanted: Wanted, folder: Path, how: Print
) -> list[dict[str, object]]:
    from facilitator.agreements.actions import issue_agreements
    from facilitator.agreements.issuing import prepared
    from facilitator.agreements.questions import number_series
    from facilitator.printing.usual import matters_to_issue

    found = programme.ask(matters_to_issue, wanted, how.today)
    series = programme.ask(number_series)
    draft = prepared(found, series, paper_size=how.size, tell=how.tell)
    programme.do(issue_agreements, draft)
    codes = {r.person_id: r.code for matter in found for r in (matter.coach, matter.coachee)}
    return [
        _kept(folder, wanted, paper, codes.get(paper.reader_id, ""), one.number)  # type: ignore[arg-type]  # a key or none
        for one in draft.agreements
        for paper in one.papers
    ]


def _numbered(
    programme: OpenProgramme, wanted: Wanted, folder: Path, how: Print
) -> list[dict[str, object]]:
    from facilitator.agreements.actions import issue_papers
    from facilitator.printing.numbering import numbered_papers, to_issue

    found = programme.ask(to_issue, wanted, how.today)
    draft = numbered_papers(
        found, lambda sheet: how.setup(large_print=sheet.large_print), tell=how.tell
    )
    programme.do(issue_papers, draft)
    return [
        _kept(folder, wanted, one.paper, sheet.person, one.number)
        for one, sheet in zip(draft.papers, found.sheets, strict=True)
    ]


def _kept(
    folder: Path, wanted: Wanted, paper: PaperDraft, person: str, number: str
) -> dict[str, object]:
    """Write the very bytes that are in the archive."""
    from facilitator.papers.whole_files import write_whole

    path = folder / paper.file_name
    write_whole(path, paper.body)
    return _line(path, wanted, person, paper.language, paper.pages, number)


def _issued_summary(
    programme: OpenProgramme, wanted: Wanted, folder: Path, how: Print
) -> list[dict[str, object]]:
    from facilitator.agreements.actions import issue_summary
    from facilitator.agreements.questions import number_series
    from facilitator.printing.usual import SUMMARY_FORMS
    from facilitator.printing.wanted import cohort_called
    from facilitator.reciprocity.issuing import prepared_summary
    from facilitator.reciprocity.summary import summary_of

    cohort = programme.ask(cohort_called, wanted.cohort)
    form = SUMMARY_FORMS[wanted.kind]
    summary = programme.ask(summary_of, cohort, how.today, form, wanted.rate)
    series = programme.ask(number_series)
    setup = how.setup(large_print=wanted.large_print)
    draft = prepared_summary(summary, series, cohort, wanted.of_all, setup)
    programme.do(issue_summary, draft)
    return [_kept(folder, wanted, paper, "", draft.number) for paper in draft.papers]
