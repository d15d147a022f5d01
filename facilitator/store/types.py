"""Column types: strict on SQLite, at home on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import zlib
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from sqlalchemy.engine import Dialect

# SQLite's STRICT tables know five types only.
_STRICT_NAMES: tuple[tuple[type[sa.types.TypeEngine[Any]], str], ...] = (
    (sa.Uuid, "TEXT"),
    (sa.String, "TEXT"),
    (sa.Text, "TEXT"),
    (sa.Enum, "TEXT"),
    (sa.Date, "TEXT"),
    (sa.DateTime, "TEXT"),
    (sa.JSON, "TEXT"),
    (sa.Boolean, "INTEGER"),
    (sa.BigInteger, "INTEGER"),
    (sa.LargeBinary, "BLOB"),
)


def _named(name: str) -> Callable[..., str]:
    def compiled(_element: object, _compiler: object, **_options: object) -> str:
        return name

    return compiled


for _type, _name in _STRICT_NAMES:
    compiles(_type, "sqlite")(_named(_name))


class UtcDateTime(sa.TypeDecorator[dt.datetime]):
    """An instant in UTC; an instant without a zone is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: dt.datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> dt.datetime | None:
        """Refuse a naive instant, store all others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "an instant needs a time zone"
            raise ValueError(message)
        return value.astimezone(dt.UTC)

    def process_result_value(
        self,
        value: dt.datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> dt.datetime | None:
        """Give the instant its zone back (SQLite keeps none)."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=dt.UTC)


class Squeezed(sa.TypeDecorator[bytes]):
    """Bytes that take less room in the file; what cannot be opened again reads as nothing."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(
        self,
        value: bytes | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> bytes | None:
        """Squeeze the bytes."""
        return None if value is None else zlib.compress(value, 9)

    def process_result_value(
        self,
        value: bytes | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> bytes | None:
        """Open them again; the paper's own digest says that something is wrong with them."""
        try:
            return None if value is None else zlib.decompress(value)
        except zlib.error:
            return b""


class Json(sa.TypeDecorator[Any]):
    """JSON: text on SQLite, JSONB on PostgreSQL; Python's None is SQL's NULL."""

    impl = sa.JSON(none_as_null=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[Any]:
        """Load PostgreSQL's own types, and with them its drivers, only where it is used."""
        if dialect.name != "postgresql":
            return super().load_dialect_impl(dialect)
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB(none_as_null=True))


def json_type() -> sa.types.TypeEngine[Any]:
    """The type of a column that holds JSON."""
    return Json()


def ordered_text(length: int) -> sa.types.TypeEngine[str]:
    """Text that sorts by code point on both engines (sort keys are made for that)."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def one_of(kind: type[StrEnum], called: str = "") -> sa.Enum:
    """A value of an enumeration, kept as its text and held to it by a CHECK.

    `called` names the CHECK where a table has two columns of one kind.
    """
    own = "".join("_" + c.lower() if c.isupper() else c for c in kind.__name__).lstrip("_")
    name = called or own
    return sa.Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name,
        values_callable=lambda members: [member.value for member in members],
    )
