"""`facilitator roles`: who may do what with a programme on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import Place, Server, language_option
from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.commands.desk import Desk
    from facilitator.store.roles import Member
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `roles`."""
    words = desk.words

    def roles(
        *, programme: Path | Server, give: Sequence[str], carries_out: bool, as_json: bool
    ) -> None:
        from facilitator.server_address import address_of
        from facilitator.store import roles as made

        if not isinstance(programme, Server):
            raise RuleBroken("only_on_a_server")
        database = address_of(programme.url).database
        statements = made.sql_of(database, _members(give))
        answer: dict[str, Any] = {
            "roles": {role.value: made.role_name(database, role) for role in made.Role},
            "sql": list(statements),
            "applied": carries_out,
        }
        text = "\n".join(f"{statement};" for statement in statements)
        if carries_out:
            members = _apply(programme.url, statements, database)
            answer["members"] = [{"name": one.name, "role": one.role.value} for one in members]
            text = _said(members, words)
        desk.answer(answer, as_json=as_json, text=text)

    return click.Command(
        "roles",
        callback=roles,
        params=[
            click.Argument(["programme"], type=Place()),
            click.Option(
                ["--give"],
                multiple=True,
                metavar="NAME=ROLE",
                help=words(
                    "Give somebody a role: viewer (looks), facilitator (works) or admin (also "
                    "upgrades). May be said several times."
                ),
            ),
            click.Option(
                ["--apply", "carries_out"],
                is_flag=True,
                help=words("Carry it out on the server instead of printing it."),
            ),
            click.Option(
                ["--json", "as_json"], is_flag=True, help=words("Answer in JSON and nothing else.")
            ),
            language_option(words),
        ],
        help=words(
            "Roles of a programme on a server: prints the SQL for whoever runs the server, or "
            "carries it out there. No password is ever part of it."
        ),
    )


def _members(given: Sequence[str]) -> tuple[Member, ...]:
    """Who shall have which role, as it was written."""
    from facilitator.store.roles import Member, Role

    found = []
    for one in given:
        name, _is, role = one.partition("=")
        if not name or role not in set(Role):
            raise RuleBroken("role_unknown", given=one, roles=", ".join(Role))
        found.append(Member(name, Role(role)))
    return tuple(found)


def _apply(url: str, statements: tuple[str, ...], database: str) -> tuple[Member, ...]:
    """Carry the statements out; who has which role then."""
    from facilitator.identity import person_here
    from facilitator.store import roles as made
    from facilitator.store.server import reached

    with reached(url, None, person_here()) as engine:
        made.apply(engine, statements)
        with engine.connect() as connection:
            return made.members_of(connection, database)


def _said(members: tuple[Member, ...], words: Words) -> str:
    """Who has which role, a line each."""
    from facilitator.store.roles import Role

    named = {
        Role.VIEWER: words("looks"),
        Role.FACILITATOR: words("works"),
        Role.ADMIN: words("works and upgrades"),
    }
    lines = [words("The roles stand on the server.")]
    lines += [f"{member.name}: {named[member.role]}" for member in members]
    return "\n".join(lines)
