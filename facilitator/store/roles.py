"""Who may do what on a server: three roles of the database, made of plain SQL that can be read.

    NAME_viewer        reads everything but what is half-typed and the laptops' signing keys
    NAME_facilitator   works: every step; of the journal nothing can be taken away
    NAME_admin         owns the tables and alone changes their layout (upgrades)

NAME is that of the database, for roles belong to the whole server. Each role has the rights of
those above it. What is here is printed for whoever runs the server, or applied by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import tables
from facilitator.store.base import Base
from facilitator.store.plumbing import Act, Change, HalfTyped, Moved, SigningKey

if TYPE_CHECKING:
    from collections.abc import Iterator

# The module defines tables; naming it here says that importing it is the point.
_DEFINED = tables
_LONGEST_NAME = 63 - len("_facilitator")
_VERSION = "alembic_version"
# What the journal has stays; what says which layout it is belongs to an upgrade.
_NEVER_TAKEN = (Act.__tablename__, Change.__tablename__)
_OF_ADMIN = (_VERSION, Moved.__tablename__)
_NOT_SHOWN = (HalfTyped.__tablename__, SigningKey.__tablename__)


class Role(StrEnum):
    """What somebody is on a server."""

    VIEWER = "viewer"
    FACILITATOR = "facilitator"
    ADMIN = "admin"


@dataclass(frozen=True)
class Member:
    """Somebody who has a role."""

    name: str
    role: Role


def role_name(database: str, role: Role) -> str:
    """The name of a role on the server.

    Raises:
        RuleBroken: the database's name is too long for one.
    """
    if len(database.encode()) > _LONGEST_NAME:
        raise RuleBroken("server_name_too_long", most=_LONGEST_NAME)
    return f"{database}_{role.value}"


def sql_of(database: str, members: tuple[Member, ...] = ()) -> tuple[str, ...]:
    """All statements: the roles, whose the tables are, the rights, and who has which role."""
    return (*_roles(database), *_owner(database), *rights(database), *_members(database, members))


def rights(database: str) -> tuple[str, ...]:
    """The statements that give the rights; said again after each upgrade."""
    viewer, facilitator = (_name(database, role) for role in (Role.VIEWER, Role.FACILITATOR))
    all_of_them = ", ".join(_quoted(name) for name in _tables())
    return (
        f"revoke all on {all_of_them} from public, {viewer}, {facilitator}",
        f"grant select on {all_of_them} to {viewer}",
        f"revoke select on {_listed(_NOT_SHOWN)} from {viewer}",
        f"grant select on {_listed(_NOT_SHOWN)} to {facilitator}",
        f"grant insert, update, delete on {all_of_them} to {facilitator}",
        f"revoke delete on {_listed(_NEVER_TAKEN)} from {facilitator}",
        f"revoke insert, update, delete on {_listed(_OF_ADMIN)} from {facilitator}",
        f"grant usage, select on all sequences in schema public to {facilitator}",
    )


def apply(engine: sa.Engine, statements: tuple[str, ...]) -> None:
    """Carry these statements out, all or none.

    Raises:
        RuleBroken: this name may not do it on the server.
    """
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    except sa.exc.DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == "42501":
            raise RuleBroken("server_may_not") from error
        raise


def members_of(connection: sa.Connection, database: str) -> tuple[Member, ...]:
    """Who was given which role, by name."""
    roles = {role_name(database, role): role for role in Role}
    rows = connection.execute(
        sa.text(
            "select m.rolname, r.rolname from pg_auth_members a "
            "join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member "
            "where r.rolname = any(:roles) and m.rolname <> all(:roles) order by 1, 2"
        ),
        {"roles": list(roles)},
    )
    return tuple(Member(name, roles[role]) for name, role in rows)


def may_write(engine: sa.Engine) -> bool:
    """Whether this name may record steps."""
    with engine.connect() as connection:
        asked = f"select has_table_privilege('{Act.__tablename__}', 'insert')"
        return bool(connection.exec_driver_sql(asked).scalar())


def may_upgrade(engine: sa.Engine) -> bool:
    """Whether this name is an admin: has the rights of whoever owns the tables."""
    with engine.connect() as connection:
        owner = _owner_of_tables(connection)
        asked = sa.text("select pg_has_role(:owner, 'usage')")
        return owner is not None and bool(connection.scalar(asked, {"owner": owner}))


def as_owner(connection: sa.Connection) -> None:
    """Let what is made in this transaction belong to the admins, not to one of them."""
    if connection.dialect.name == "sqlite":
        return
    owner = (
        _owner_of_tables(connection)
        or connection.exec_driver_sql(
            "select pg_get_userbyid(datdba) from pg_database where datname = current_database() "
            "and pg_has_role(datdba, 'usage')"
        ).scalar()
    )
    if owner is not None and _is_role_of_ours(connection, str(owner)):
        connection.exec_driver_sql(f"set local role {_quoted(str(owner))}")


def give_rights_again(connection: sa.Connection) -> None:
    """Give the roles, where there are any, their rights in the tables as they are now."""
    if connection.dialect.name == "sqlite":
        return
    database = str(connection.exec_driver_sql("select current_database()").scalar())
    if len(database.encode()) > _LONGEST_NAME:
        return
    names = [role_name(database, role) for role in Role]
    asked = sa.text("select count(*) from pg_roles where rolname = any(:names)")
    if connection.scalar(asked, {"names": names}) == len(names):
        for statement in rights(database):
            connection.exec_driver_sql(statement)


def _is_role_of_ours(connection: sa.Connection, owner: str) -> bool:
    database = connection.exec_driver_sql("select current_database()").scalar()
    return owner == f"{database}_{Role.ADMIN.value}"


def _owner_of_tables(connection: sa.Connection) -> str | None:
    asked = "select tableowner from pg_tables where schemaname = 'public' and tablename = %s"
    found = connection.exec_driver_sql(asked, (Act.__tablename__,)).scalar()
    return None if found is None else str(found)


def _roles(database: str) -> Iterator[str]:
    """Make the three roles where they are not there yet; none of them can log in by itself."""
    for role in Role:
        yield _made(role_name(database, role), "nologin")
    viewer, facilitator, admin = (_name(database, role) for role in Role)
    yield f"grant {viewer} to {facilitator}"
    yield f"grant {facilitator} to {admin}"
    yield f"revoke all on database {_quoted(database)} from public"
    yield f"grant connect on database {_quoted(database)} to {viewer}"
    yield f"grant usage on schema public to {viewer}"
    yield f"grant usage, create on schema public to {admin}"


def _owner(database: str) -> Iterator[str]:
    admin = _name(database, Role.ADMIN)
    for table in _tables():
        yield f"alter table {_quoted(table)} owner to {admin}"
    yield f"alter function journal_note() owner to {admin}"


def _members(database: str, members: tuple[Member, ...]) -> Iterator[str]:
    for member in members:
        yield _made(member.name, "login")
        yield f"grant {_name(database, member.role)} to {_quoted(member.name)}"


def _made(name: str, how: str) -> str:
    text = name.replace("'", "''")
    return (
        f"do $$ begin if not exists (select from pg_roles where rolname = '{text}') "
        f"then create role {_quoted(name)} {how}; end if; end $$"
    )


def _tables() -> list[str]:
    return [*(table.name for table in Base.metadata.sorted_tables), _VERSION]


def _name(database: str, role: Role) -> str:
    return _quoted(role_name(database, role))


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(_quoted(name) for name in names)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
