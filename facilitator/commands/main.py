"""Finds the command, runs it, and turns what stands in the way into a sentence and a code.

Codes: 0 done, 2 the command was not understood, 3 refused (a plain sentence on stderr).
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from facilitator.commands.desk import Desk, Place, Server, language_option
from facilitator.commands.frame import framed, refusal
from facilitator.errors import Trouble
from facilitator.server_address import is_address
from facilitator.window_request import DATABASE, SUFFIX, WindowRequest, language_of
from facilitator.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

OpenWindow: TypeAlias = Callable[[WindowRequest], int]

REFUSED = 3
# Module of each command; imported only when it is called or help is asked for.
COMMANDS = {
    "demo": "demo",
    "import": "import_people",
    "import-history": "import_history",
    "export": "export",
    "pair": "pair",
    "pair-case": "pair_case",
    "choices": "choices",
    "rota": "rota",
    "request": "request",
    "surveys": "surveys",
    "print": "print_papers",
    "papers": "papers",
    "verify": "verify",
    "scan": "scan",
    "calendar": "calendar_file",
    "check": "check",
    "figures": "figures",
    "week": "week",
    "my-week": "my_week",
    "respond": "respond",
    "board": "board",
    "readiness": "readiness",
    "credentials": "credentials",
    "expectations": "expectations",
    "record": "record",
    "pause": "pause",
    "resume": "resume",
    "leave": "leave",
    "asked": "asked",
    "own-data": "own_data",
    "restrict": "restrict",
    "basis": "basis",
    "retention": "retention",
    "erase": "erase",
    "list": "list_people",
    "undo": "undo",
    "redo": "redo",
    "history": "history",
    "check-history": "check_history",
    "rehearse": "rehearse",
    "backup": "backup",
    "restore": "restore",
    "move": "move",
    "roles": "roles",
    "bundle": "bundle",
    "merge": "merge",
    "training-copy": "training_copy",
}


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command line (without the program's name) and give its exit code."""
    words = Words(language_of(arguments))
    desk = Desk(words, open_window)
    try:
        return _run(list(arguments), desk)
    except Trouble as trouble:
        click.echo(words.stored(trouble.key, trouble.values), err=True)
    except click.ClickException as error:
        click.echo(refusal(error, words), err=True)
        return error.exit_code
    except click.exceptions.Exit as asked_for:
        return asked_for.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo(words("Stopped; nothing more was done."), err=True)
    except BrokenPipeError:
        _say_no_more()
        return 0
    except MemoryError:
        said = words("There is not enough memory for this. Close other programs and try again.")
        click.echo(said, err=True)
    except OSError as error:
        click.echo(_of_the_system(error, words), err=True)
    return REFUSED


def _of_the_system(error: OSError, words: Words) -> str:
    """What the system did not allow, in the language of the answer."""
    from facilitator.errors import TroubleKind
    from facilitator.store.trouble import plain_trouble

    name = Path(str(error.filename or "")).absolute().name
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        return words(
            "%(file)s: a folder stands where a file is needed, or a file where a folder is.",
            file=name,
        )
    trouble = plain_trouble(error, name)
    if trouble.kind is TroubleKind.FAILING:
        return words("%(file)s cannot be read or written: %(why)s", file=name, why=error.strerror)
    return words.stored(trouble.key, trouble.values)


def _run(arguments: list[str], desk: Desk) -> int:
    if not arguments or _is_file(arguments[0]):
        path = Path(arguments[0]) if arguments else None
        server = "" if arguments else os.environ.get(DATABASE, "")
        return desk.open_window(WindowRequest(path, desk.words.language, server=server))
    if arguments[0] == "server" or is_address(arguments[0]):
        there = Place().convert(arguments[0], None, None)
        server = there.url if isinstance(there, Server) else ""
        return desk.open_window(WindowRequest(None, desk.words.language, server=server))
    group = framed(_Commands(desk), desk.words)
    with group.make_context("facilitator", arguments) as context:
        result = group.invoke(context)
    return result if isinstance(result, int) else 0


def _say_no_more() -> None:
    """Whoever read the answer has gone (`| head`): what is left of it goes nowhere."""
    with contextlib.suppress(OSError, ValueError), Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _is_file(word: str) -> bool:
    """Whether the first word is a programme to open rather than a command."""
    return (
        bool(word.strip())
        and word not in COMMANDS
        and not word.startswith("-")
        and (Path(word).suffix == SUFFIX or Path(word).exists())
    )


class _Commands(click.Group):
    """All commands, each loaded when it is needed."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(
            help=words(
                "Facilitator: the record, the pairings and the papers of a reciprocal coaching "
                "programme. Without a command it opens the window; with a file, on that programme."
            ),
            params=[
                click.Option(["--version"], is_flag=True, help=words("Say the version and stop.")),
                language_option(words),
            ],
            no_args_is_help=True,
        )
        self._desk = desk

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The names of all commands, in the order of a facilitator's work."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """One command, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"facilitator.commands.{COMMANDS[cmd_name]}")
        command: click.Command = module.command(self._desk)
        return framed(command, self._desk.words)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """All commands with a line each; none of their modules is loaded for that."""
        said = summaries(self._desk.words)
        with formatter.section(self._desk.words("Commands")):
            formatter.write_dl([(name, said[name]) for name in COMMANDS])

    def invoke(self, ctx: click.Context) -> object:
        """Run what was asked; `--version` answers by itself."""
        if ctx.params.get("version"):
            from importlib.metadata import version

            click.echo(version("facilitator"))
            return 0
        return super().invoke(ctx)


def summaries(words: Words) -> dict[str, str]:
    """What each command does, in one line."""
    return {
        "demo": words("make the sample programme and its papers, and open it"),
        "import": words("bring people in from a spreadsheet"),
        "import-history": words("bring a whole history in from a folder"),
        "export": words("write the programme out as tables"),
        "pair": words("find the pairings of a cohort"),
        "pair-case": words("find the best rings of a case in a folder"),
        "choices": words("bring in whom people would like to be paired with"),
        "rota": words("say who sits with whom at the gatherings"),
        "request": words("say who could help somebody, and why"),
        "surveys": words("say what survey forms say together"),
        "print": words("make papers as PDF"),
        "papers": words("say what would stand on papers"),
        "verify": words("say whether a paper is one that was issued"),
        "scan": words("file scanned papers by the codes on their pages"),
        "calendar": words("write gatherings and sessions as a calendar file"),
        "check": words("check the file, the ledger and the journal"),
        "figures": words("work out every figure"),
        "week": words("say what needs attention"),
        "my-week": words("print the week of several programmes"),
        "list": words("list people by name"),
        "undo": words("take back the newest step"),
        "redo": words("do again what was undone last"),
        "history": words("say who did what when"),
        "check-history": words("say whether an exported history was changed"),
        "board": words("say what is asked for and offered, and who could meet"),
        "readiness": words("say who may coach today, and why"),
        "credentials": words("say what a coach gave, for a credential"),
        "expectations": words("say which promises were kept and which rules hold"),
        "respond": words("say which step could come next for somebody"),
        "pause": words("let somebody rest"),
        "resume": words("welcome somebody back"),
        "leave": words("let somebody step out"),
        "record": words("key in a slip that came back from the room"),
        "asked": words("say who asks about their own record, and by when they are answered"),
        "own-data": words("give somebody everything that is held about them"),
        "restrict": words("keep somebody's record and use it for nothing"),
        "basis": words("note on which ground a record is kept"),
        "retention": words("say for how long each cohort's records are kept"),
        "erase": words("erase a person from the record"),
        "rehearse": words("record sessions and say when each is safe on disk"),
        "backup": words("make a verified backup"),
        "restore": words("put a backup in the programme's place"),
        "move": words("move a programme to a server of an office, or back"),
        "roles": words("say who may do what with a programme on a server"),
        "bundle": words("make an exchange file for another laptop"),
        "merge": words("bring in what was done on another laptop"),
        "training-copy": words("make a copy to learn on, with nobody real in it"),
    }


def main(open_window: OpenWindow) -> None:
    """Run the words of the process's own command line and end with the code."""
    sys.excepthook = _say_our_fault
    sys.exit(_all_said(run(sys.argv[1:], open_window)))


def _all_said(code: int) -> int:
    """The exit code once everything has been written; what cannot be written goes nowhere.

    Python would otherwise try again while it ends, complain, and end with a code of its own.
    """
    if sys.stdout is None:
        return code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()
    except OSError as error:
        _say_no_more()
        if not code:
            click.echo(_of_the_system(error, Words(language_of(sys.argv))), err=True)
        return code or REFUSED
    return code


def _say_our_fault(
    kind: type[BaseException], error: BaseException, at: TracebackType | None
) -> None:
    """A bug of ours: a plain sentence and the place in the program, nothing of the record."""
    words = Words(language_of(sys.argv))
    click.echo(
        words(
            "The program made a mistake of its own. What was acknowledged before is safe. "
            "Please pass this on: %(kind)s at %(place)s",
            kind=kind.__name__,
            place=_place(at or error.__traceback__),
        ),
        err=True,
    )


def _place(at: TracebackType | None) -> str:
    """Module and line where something went wrong, innermost of our own code."""
    place = "?"
    while at is not None:
        name = at.tb_frame.f_globals.get("__name__", "")
        if name.startswith(("facilitator", "ui")):
            place = f"{name}:{at.tb_lineno}"
        at = at.tb_next
    return place
