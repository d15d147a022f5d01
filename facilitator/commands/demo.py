"""`facilitator demo`: make the sample programme and all its papers, say so, and open it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.clock import Clock
from facilitator.commands.desk import Day, language_option
from facilitator.errors import RuleBroken
from facilitator.identity import person_here
from facilitator.window_request import WindowRequest

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from facilitator.commands.desk import Desk
    from facilitator.store.opening import OpenProgramme
    from facilitator.words import Language

    Tell = Callable[[int, int], None]

SAMPLE = "Shores sample.facilitator"
PAPERS = "papers"
_NO_PAPERS: list[dict[str, object]] = []


def command(desk: Desk) -> click.Command:
    """The command `demo`."""
    words = desk.words

    def demo(
        *,
        folder: Path,
        years: int,
        empty: Path | None,
        no_window: bool,
        today: dt.date | None,
        as_json: bool,
    ) -> None:
        if years < 1:
            raise click.UsageError(words("A history has one year at least."))
        if empty is not None:
            path, papers = _empty(empty, today), _NO_PAPERS
        else:
            path, papers = _sample(desk, folder, years, Clock(today).today())
        answer = {"file": str(path), "papers": papers}
        lines = [words("Made %(file)s", file=path)]
        if papers:
            there = folder / PAPERS
            lines.append(words("Papers in %(folder)s: %(n)s", folder=there, n=len(papers)))
        desk.answer(answer, as_json=as_json, text="\n".join(lines))
        if not no_window:
            _show(desk, path, today)

    return click.Command(
        "demo",
        callback=demo,
        params=[
            click.Argument(["folder"], type=click.Path(path_type=Path), default=Path("demo")),
            click.Option(
                ["--years"],
                type=int,
                default=1,
                help=words("A larger invented history of so many years, without papers."),
            ),
            click.Option(
                ["--empty"],
                type=click.Path(path_type=Path),
                help=words("Make an empty programme for trying instead."),
            ),
            click.Option(["--no-window"], is_flag=True, help=words("Do not open the window.")),
            click.Option(
                ["--today"],
                type=Day(),
                help=words("The day to take for today, such as 2027-03-09."),
            ),
            click.Option(
                ["--json", "as_json"], is_flag=True, help=words("Answer in JSON and nothing else.")
            ),
            language_option(words),
        ],
        help=words("Make the sample programme and all its papers, and open the window on it."),
    )


def _show(desk: Desk, path: Path, today: dt.date | None) -> None:
    """Open the window; where there is none, say so and leave it at that."""
    try:
        desk.open_window(WindowRequest(path, desk.words.language, today))
    except RuleBroken as trouble:
        desk.note(desk.words.stored(trouble.key, trouble.values))


def _empty(path: Path, today: dt.date | None) -> Path:
    """An empty programme with a name, in a plain file."""
    from facilitator.settings.actions import start_programme
    from facilitator.settings.start import StartDraft
    from facilitator.store.opening import created

    path.parent.mkdir(parents=True, exist_ok=True)
    with created(path, None, person_here(), Clock(today)) as programme:
        programme.do(start_programme, StartDraft(path.stem, path.stem))
    return path


def _sample(
    desk: Desk, folder: Path, years: int, today: dt.date
) -> tuple[Path, list[dict[str, object]]]:
    """The sample in a folder, in place of an earlier one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / SAMPLE
    _clear(path, folder / PAPERS)
    if years > 1:
        _years(path, years, today)
        return path, []
    from facilitator.sample.building import build_sample
    from facilitator.store.opening import opened

    with desk.progress(desk.words("The sample's year")) as tell:
        build_sample(path, today, issue=_issue, tell=tell)
    with (
        opened(path, None, person_here(), Clock(today)) as programme,
        desk.progress(desk.words("Papers")) as tell,
    ):
        return path, _papers(programme, folder / PAPERS, today, desk.words.language, tell)


def _issue(programme: OpenProgramme, pairings: Sequence[uuid.UUID]) -> None:
    """Issue the agreements of these pairings, rendered and kept."""
    from facilitator.agreements.issuing import issue

    issue(programme, pairings)


def _clear(path: Path, papers: Path) -> None:
    """Take an earlier demo away; anything that is not a sample stays.

    Raises:
        RuleBroken: a programme of somebody's own lies there.
    """
    from facilitator.store.backup import side_files

    if path.exists():
        if not _is_sample(path):
            raise RuleBroken("demo_not_a_sample", file=path.name)
        for old in (*side_files(path), path):
            old.unlink(missing_ok=True)
    for paper in papers.glob("*.pdf"):
        paper.unlink()


def _is_sample(path: Path) -> bool:
    import sqlalchemy as sa

    from facilitator.errors import StorageTrouble
    from facilitator.store.opening import opened
    from facilitator.store.tables import ProgrammeRow

    try:
        with opened(path, None, person_here(), Clock()) as programme:
            return bool(programme.ask(lambda db: db.scalar(sa.select(ProgrammeRow.is_sample))))
    except StorageTrouble as trouble:
        raise RuleBroken("demo_not_a_sample", file=path.name) from trouble


def _years(path: Path, years: int, today: dt.date) -> None:
    """A history of several years in a plain file."""
    from facilitator.interchange.actions import import_history
    from facilitator.sample.years import SEED, many_years
    from facilitator.settings.actions import start_programme
    from facilitator.settings.start import StartDraft
    from facilitator.store.opening import created

    record = many_years(years, today)
    with created(path, None, person_here(), Clock(today, SEED)) as programme:
        name = record.settings
        programme.do(start_programme, StartDraft(name.name_en, name.name_cy, is_sample=True))
        programme.do(import_history, record)


def _papers(
    programme: OpenProgramme, folder: Path, today: dt.date, spoken: Language, tell: Tell
) -> list[dict[str, object]]:
    """Every kind of paper of the sample, beside the agreements that were issued with it."""
    from facilitator.commands.print_papers import Print, written
    from facilitator.papers.style import PaperSize
    from facilitator.printing.kinds import PrintKind
    from facilitator.printing.usual import cohort_codes
    from facilitator.printing.wanted import BOTH, Wanted

    me = programme.ask(_somebody, today)
    jobs = [
        (Wanted(PrintKind.SUMMARY, code, languages=BOTH), True)
        for code in (*programme.ask(cohort_codes), "")
    ]
    jobs += [
        (Wanted(kind, spoken=spoken), False)
        for kind in (PrintKind.PACK, PrintKind.SIGN_IN, PrintKind.SLIPS, PrintKind.THANK_YOU)
    ]
    jobs.append((Wanted(PrintKind.MY_WEEK, languages=BOTH), False))
    jobs.append((Wanted(PrintKind.STATEMENT, person=me), False))
    made = _issued(programme, folder)
    for done, (wanted, issue) in enumerate(jobs, 1):
        made += written(
            programme, wanted, folder, Print(PaperSize.A4, today, lambda _d, _t: None), issue=issue
        )
        tell(done, len(jobs))
    return made


def _issued(programme: OpenProgramme, folder: Path) -> list[dict[str, object]]:
    """The very bytes of every agreement that counts."""
    from facilitator.agreements.questions import issued_papers, paper_bytes
    from facilitator.papers.whole_files import write_whole
    from facilitator.vocabulary import PaperState

    folder.mkdir(parents=True, exist_ok=True)
    made: list[dict[str, object]] = []
    for line in programme.ask(issued_papers):
        if line.state is PaperState.ISSUED:
            path = folder / line.file_name
            write_whole(path, programme.ask(paper_bytes, line.id))
            made.append(
                {
                    "file": str(path), "kind": line.kind.value, "person": line.reader,
                    "language": line.language, "pages": line.pages, "number": line.number,
                }
            )  # fmt: skip
    return made


def _somebody(db: Session, today: dt.date) -> str:
    """The first person who is here and has given something."""
    import sqlalchemy as sa

    from facilitator.people.here import people_here
    from facilitator.store.tables import Movement, Person

    giving = sa.select(Movement.giver_person_id).where(Movement.giver_person_id.is_not(None))
    here = people_here(db, today)
    query = sa.select(Person.id, Person.code).where(Person.id.in_(giving)).order_by(Person.code)
    return next((code for key, code in db.execute(query) if key in here), "")
