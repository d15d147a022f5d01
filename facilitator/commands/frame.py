"""What surrounds every command: help and refusals in the language of the answer, texts as typed."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from facilitator.words import Words


# The library's own sentence for words too many, which has no kind of error of its own.
_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)


class Typed(click.ParamType[str]):
    """A text as it was meant: a terminal of another alphabet hands over bytes, not letters."""

    name = "text"

    def convert(
        self,
        value: Any,  # noqa: ANN401  click's signature
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,  # noqa: ARG002
    ) -> str:
        """The text, with a sign in the place of whatever is no letter at all."""
        return os.fsencode(str(value)).decode("utf-8", "replace").replace("\0", "")


class Named(click.Path):
    """A path that was named: an empty text would be the folder one happens to stand in."""

    def convert(
        self,
        value: Any,  # noqa: ANN401  click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path; nothing but blanks is no path."""
        if not os.fspath(value).strip():
            raise click.MissingParameter(ctx=ctx, param=param)
        found = Path(os.fsdecode(super().convert(value, param, ctx)))
        # "." has no name of its own to write beside.
        return found if found.name else found.absolute()


def framed(command: click.Command, words: Words) -> click.Command:
    """A command whose help is in the language of the answer, down to its headings."""
    headings = {"Options": words("Options"), "Commands": words("Commands")}
    required = words("[required]").lstrip("[")

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or words("Usage: "))

        @contextlib.contextmanager
        def section(self, name: str) -> Iterator[None]:
            with super().section(headings.get(name, name)):
                yield

        def write_dl(
            self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
        ) -> None:
            said = [(name, text.replace("required]", required)) for name, text in rows]
            super().write_dl(said, col_max, col_spacing)

    class Context(click.Context):
        formatter_class = Formatter

    command.context_class = Context
    command.options_metavar = words("[OPTIONS]")
    for param in command.params:
        _frame(param, words)
    help_option = command.get_help_option(Context(command))
    if help_option is not None:
        help_option.help = words("Show this help and stop.")
    if isinstance(command, click.Group):
        command.subcommand_metavar = words("COMMAND [ARGS]...")
        for one in command.commands.values():
            framed(one, words)
    return command


def _frame(param: click.Parameter, words: Words) -> None:
    if param.type is click.STRING:
        param.type = Typed()
    elif type(param.type) is click.Path:
        kind = param.type
        param.type = Named(file_okay=kind.file_okay, dir_okay=kind.dir_okay, path_type=kind.type)
    if param.metavar is not None:
        return
    if isinstance(param, click.Argument):
        names = {
            "programme": words("PROGRAMME"),
            "folder": words("FOLDER"),
            "file": words("FILE"),
            "paper": words("PAPER"),
            "person": words("PERSON"),
            "kind": words("KIND"),
        }
        name = names.get(param.name or "")
        if name:
            param.metavar = name if param.required else f"[{name}]"
        return
    kinds = {
        "text": words("TEXT"),
        "path": words("PATH"),
        "programme": words("PROGRAMME"),
        "directory": words("FOLDER"),
        "date": words("DATE"),
        "integer": words("NUMBER"),
        "integer range": words("NUMBER"),
        "float": words("NUMBER"),
        "float range": words("NUMBER"),
    }
    if not getattr(param, "is_flag", False):
        param.metavar = kinds.get(param.type.name)


def refusal(error: click.ClickException, words: Words) -> str:
    """What was not understood, how the command is used, and where its help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    lines = []
    if isinstance(error, click.UsageError) and error.ctx is not None:
        lines.append(error.ctx.get_usage())
        lines.append(
            words("Try “%(command)s --help” for help.", command=error.ctx.command_path) + "\n"
        )
    lines.append(words("Error: %(what)s", what=_what(error, words)))
    return "\n".join(lines)


def _what(error: click.ClickException, words: Words) -> str:
    """The sentence for one error of the command line."""
    match error:
        case click.NoSuchOption():
            what = words("There is no option %(option)s.", option=error.option_name)
            return _with_others(what, error.possibilities, words)
        case click.NoSuchCommand():
            what = words("There is no command %(command)s.", command=error.command_name)
            return _with_others(what, error.possibilities, words)
        case click.BadOptionUsage():
            # The library tells the two apart by its sentence alone.
            if "does not take a value" in error.message:
                return words("%(option)s takes no value.", option=error.option_name)
            return words("%(option)s needs a value.", option=error.option_name)
        case click.MissingParameter():
            return words("%(name)s is missing.", name=_name(error))
        case click.BadParameter():
            return _bad_value(error, words)
    too_many = _TOO_MANY.search(error.message)
    if too_many:
        return words("This is more than the command takes: %(words)s", words=too_many["words"])
    return error.format_message()


def _with_others(what: str, possible: Sequence[str] | None, words: Words) -> str:
    if not possible:
        return what
    names = ", ".join(sorted(possible))
    return what + " " + words("Did you mean %(names)s?", names=names)


def _name(error: click.BadParameter) -> str:
    """The option or the place that an error is about, as it is typed."""
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx or click.Context(click.Command(None)))
    return " / ".join(error.param.opts)


def _bad_value(error: click.BadParameter, words: Words) -> str:
    """What should stand where a value was not understood."""
    name, kind = _name(error), error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        choices = ", ".join(str(choice) for choice in kind.choices)
        return words("%(name)s is one of: %(choices)s.", name=name, choices=choices)
    if isinstance(kind, click.IntRange | click.FloatRange):
        if kind.max is not None:
            return words(
                "%(name)s is a number from %(least)s to %(most)s.",
                name=name,
                least=kind.min,
                most=kind.max,
            )
        return words("%(name)s is a number of at least %(least)s.", name=name, least=kind.min)
    if kind in {click.INT, click.FLOAT}:
        return words("%(name)s is a whole number.", name=name)
    if isinstance(kind, click.Path):
        if kind.dir_okay:
            return words("%(name)s is a folder, and a file stands there.", name=name)
        return words("%(name)s is a file, and a folder stands there.", name=name)
    if getattr(kind, "name", "") == "date":
        return words("%(name)s is a day such as 2027-03-09.", name=name)
    return error.format_message()
