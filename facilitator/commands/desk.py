"""What every command shares: words, answers on stdout, opening a programme, common options."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.children import PASSPHRASE
from facilitator.clock import Clock
from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from facilitator.identity import person_here, person_on
from facilitator.older import said_of_copies, said_of_older
from facilitator.server_address import address_in, is_address
from facilitator.synced import copies_beside, on_share, synced_by
from facilitator.window_request import DATABASE
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.store.opening import OpenProgramme
    from facilitator.window_request import WindowRequest

# Years for which every period before and after can be worked out.
YEARS = range(1900, 2200)


@dataclass(frozen=True)
class Desk:
    """Where a command works: the words it speaks and the window it may open."""

    words: Words
    open_window: Callable[[WindowRequest], int]

    def answer(self, answer: object, *, as_json: bool, text: str | None = None) -> None:
        """Print an answer: JSON and nothing else, or the sentence that says the same."""
        if as_json:
            click.echo(json.dumps(answer, ensure_ascii=False, indent=1, default=str))
        elif text is not None:
            click.echo(text)

    def note(self, text: str) -> None:
        """Say something beside the answer."""
        click.echo(text, err=True)

    @contextlib.contextmanager
    def progress(self, label: str) -> Iterator[Callable[[int, int], None]]:
        """A `tell(done, total)` that shows progress on a terminal and nothing elsewhere."""
        on_terminal = sys.stderr.isatty()

        def tell(done: int, total: int) -> None:
            if on_terminal:
                click.echo(f"\r{label}: {done} / {total} ", err=True, nl=False)

        yield tell
        if on_terminal:
            click.echo(err=True)

    @contextlib.contextmanager
    def programme(
        self, given: dict[str, Any], *, makes: bool = False, backs_up: bool = False
    ) -> Iterator[OpenProgramme]:
        """The programme that a command was given, open for the length of a block.

        Args:
            given: the command's parameters: `programme`, `today`, `passphrase_file`,
                `anywhere`.
            makes: make the file when it is not there.
            backs_up: take a verified backup first when something has changed.
        """
        from facilitator.store.opening import created, on_server, opened

        path: Path | Server = given["programme"]
        clock = Clock(given.get("today"))
        if isinstance(path, Server):
            who = person_on(path.url)
            with on_server(path.url, who, clock) as programme:
                yield programme
            return
        if path.is_dir():
            raise StorageTrouble(TroubleKind.FOLDER, file=path.absolute().name or str(path))
        passphrase = passphrase_of(given.get("passphrase_file"))
        elsewhere = _copied_elsewhere(path, self.words)
        if makes and not path.exists():
            if elsewhere and not given.get("anywhere"):
                raise RuleBroken("folder_leaves_laptop", where=elsewhere)
            path.parent.mkdir(parents=True, exist_ok=True)
            if passphrase is None:
                self.note(
                    self.words(
                        "This file has no passphrase: whoever has the file can read it. "
                        "Set FACILITATOR_PASSPHRASE or use --passphrase-file to encrypt it."
                    )
                )
            opening = created(path, passphrase, person_here(), clock)
        else:
            opening = opened(path, passphrase, person_here(), clock, backs_up=backs_up)
        with opening as programme:
            if elsewhere:
                self.note(
                    self.words(
                        "This folder does not stay on this laptop (%(where)s): names would leave "
                        "it, and two copies of one programme can spoil each other.",
                        where=elsewhere,
                    )
                )
            if copies := copies_beside(path):
                self.note(said_of_copies(copies, self.words))
            if programme.behind is not None:
                self.note(said_of_older(programme.behind, self.words))
            yield programme


def _copied_elsewhere(path: Path, words: Words) -> str:
    """Who takes a file that lies here to other computers; "" where nobody is known to."""
    try:
        path = path.resolve()
    except RuntimeError:
        # A name that leads round in a circle; later versions of Python call it an OSError.
        raise StorageTrouble(TroubleKind.NOT_THERE, file=path.name) from None
    return synced_by(path) or (words("a network share") if on_share(path) else "")


def passphrase_of(file: Path | None) -> str | None:
    """The passphrase: the first line of a file, else what the environment has, else none."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").splitlines()[0]
        except (OSError, IndexError, UnicodeDecodeError):
            raise RuleBroken("passphrase_file_unreadable", file=file.name) from None
    # A terminal of another alphabet may hand over bytes that are no letters.
    return os.fsencode(os.environ.get(PASSPHRASE, "")).decode("utf-8", "replace") or None


class Day(click.ParamType[dt.date]):
    """A day written as 2027-03-09, in a century that the calendar of a programme can reach."""

    name = "date"

    def convert(
        self,
        value: Any,  # noqa: ANN401  click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date:
        """The day that was written."""
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            day = dt.date.min
        if len(value) != len("2027-03-09") or day.year not in YEARS:
            self.fail(f"{value}: 2027-03-09", param, ctx)
        return day


@dataclass(frozen=True)
class Server:
    """A programme on a server: the address of its database."""

    url: str

    def exists(self) -> bool:
        """Whether it can be opened is for the server to say."""
        return True


class Place(click.ParamType["Path | Server"]):
    """Where a programme lies: a file, or a database.

    A database is named as postgresql://…, as `server`, which is that of FACILITATOR_DATABASE, or
    by the small file in which the window keeps its address.
    """

    name = "programme"

    def convert(
        self,
        value: Any,  # noqa: ANN401  click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path | Server:
        """The file or the database that was named."""
        if isinstance(value, (Path, Server)):
            return value
        if not value.strip():
            raise click.MissingParameter(ctx=ctx, param=param)
        named = os.environ.get(DATABASE, "") if value == "server" else value
        if value == "server" and not named:
            raise RuleBroken("no_server_named")
        if is_address(named):
            return Server("postgresql+psycopg://" + named.partition("://")[2])
        # The small file by which the window opens a programme on a server.
        kept = address_in(Path(value))
        return Path(value) if kept is None else Server(kept.url)


def file_of(given: dict[str, Any]) -> Path:
    """The programme file that a command was given.

    Raises:
        RuleBroken: it is a database; what is asked for is for files only.
    """
    place: Path | Server = given["programme"]
    if isinstance(place, Server):
        raise RuleBroken("not_on_a_server")
    return place


def programme_argument() -> click.Argument:
    """The programme: a file, or a database on a server."""
    return click.Argument(["programme"], type=Place())


def common_options(words: Words) -> list[click.Parameter]:
    """The options that every command on a programme has."""
    return [
        click.Option(
            ["--json", "as_json"], is_flag=True, help=words("Answer in JSON and nothing else.")
        ),
        click.Option(
            ["--today"], type=Day(), help=words("The day to take for today, such as 2027-03-09.")
        ),
        click.Option(
            ["--passphrase-file"],
            type=click.Path(path_type=Path),
            help=words("A file whose first line is the passphrase."),
        ),
        language_option(words),
    ]


def anywhere_option(words: Words) -> click.Option:
    """That a programme may be made in a folder that does not stay on this laptop."""
    return click.Option(
        ["--anywhere"],
        is_flag=True,
        help=words("Make it also in a folder that is copied to other computers, or on a share."),
    )


def language_option(words: Words) -> click.Option:
    """The language of the answer; it is read before the command is built."""
    return click.Option(
        ["--language"],
        type=click.Choice([language.value for language in Language]),
        expose_value=False,
        help=words("The language of the answer: cy or en."),
    )


def today_of(given: dict[str, Any]) -> dt.date:
    """The day that was given, or the laptop's own."""
    return Clock(given.get("today")).today()


def day_of_question(given: dict[str, Any], programme: OpenProgramme) -> dt.date:
    """The day that was given, else that of a history that just came in, else the laptop's own."""
    from facilitator.history.questions import day_of_imported_history

    if given.get("today") is None:
        own = programme.ask(day_of_imported_history)
        if own is not None:
            return own
    return today_of(given)
