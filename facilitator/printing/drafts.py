"""E-mail drafts with a paper in them: a file that a mail program opens as a letter not yet sent.

Nothing is ever sent from here: the facilitator opens the file, reads it, and sends it herself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.papers.render import Stopped, render
from facilitator.papers.shared import UNNAMED, Named
from facilitator.papers.whole_files import write_whole
from facilitator.store import tables as t
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path
    from threading import Event

    from sqlalchemy.orm import Session

    from facilitator.papers.style import Setup
    from facilitator.printing.wanted import Sheet

LANGUAGES = {
    "cy": (Language.CY,),
    "en": (Language.EN,),
    "both": (Language.CY, Language.EN),
}


@dataclass(frozen=True)
class Addressee:
    """Whom a draft is for: what they are called, their name and their address."""

    called: str
    name: str
    email: str


@dataclass(frozen=True)
class Post:
    """What every draft needs: the programme, who writes, and the addresses by people's codes."""

    programme: Named
    facilitator: str
    people: dict[str, Addressee]


def post_for(db: Session, codes: Collection[str]) -> Post:
    """The names and addresses of these people; without one they are left out."""
    row = db.execute(
        sa.select(t.ProgrammeRow.name_cy, t.ProgrammeRow.name_en, t.ProgrammeRow.facilitator_name)
    ).first()
    p = t.Person
    people = db.execute(
        sa.select(p.code, p.known_as, p.full_name, p.email).where(p.code.in_(codes), p.email != "")
    )
    return Post(
        Named(row[0], row[1]) if row else UNNAMED,
        row[2] if row else "",
        {
            code: Addressee(known.split(" · ")[0] or full.split(" ", 1)[0], full, email)
            for code, known, full, email in people
        },
    )


@dataclass(frozen=True)
class Letter:
    """A paper on its way to its reader: the person's code, its language, its file."""

    person: str
    language: str
    file_name: str
    pdf: bytes


def draft_of(letter: Letter, post: Post) -> bytes | None:
    """The draft that carries a paper; nothing where its reader has no address on record."""
    person = post.people.get(letter.person)
    address = _address(person) if person is not None else None
    if person is None or address is None:
        return None
    languages = LANGUAGES[letter.language]
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = address
    subject = " / ".join(_subject(post, Words(one)) for one in languages)
    message["Subject"] = _one_line(subject)
    message.set_content("\n\n--\n\n".join(_said(person, post, Words(one)) for one in languages))
    message.add_attachment(
        letter.pdf, maintype="application", subtype="pdf", filename=letter.file_name
    )
    # A fixed border between the parts: the same paper makes the same file.
    message.set_boundary(f"=_{hashlib.sha256(letter.pdf).hexdigest()[:32]}")
    return message.as_bytes()


def _subject(post: Post, words: Words) -> str:
    return words("A paper from %(programme)s", programme=post.programme.read_in(words.language))


def _address(person: Addressee) -> Address | None:
    """An address that a mail program takes; None where what was typed is no address."""
    try:
        return Address(_one_line(person.name), addr_spec=person.email.strip())
    except (MessageError, ValueError, IndexError):
        return None


def _said(person: Addressee, post: Post, words: Words) -> str:
    lines = [
        words("Dear %(name)s,", name=person.called),
        words("A paper from %(programme)s is attached. You can print it, and you can answer this "
              "message.", programme=post.programme.read_in(words.language)),
        words("With thanks,"),
        post.facilitator,
    ]  # fmt: skip
    return "\n\n".join(line for line in lines if line)


def _one_line(text: str) -> str:
    """A header has no line ends and no signs that are not seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def draft_name(pdf_name: str) -> str:
    """The draft stands beside its paper under the same name."""
    return f"{pdf_name.removesuffix('.pdf')}.eml"


def drafts_in_a_folder(
    found: Sequence[Sheet],
    folder: Path,
    setup_of: Callable[[Sheet], Setup],
    post: Post,
    tell: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
) -> int:
    """Write a draft of each paper whose reader's address is known; gives how many.

    Raises:
        Stopped: `stop` was set; what was written so far is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for done, sheet in enumerate(found, 1):
        if stop is not None and stop.is_set():
            raise Stopped
        if sheet.person in post.people:
            pdf = render(sheet.paper, setup_of(sheet)).pdf
            draft = draft_of(Letter(sheet.person, sheet.language, sheet.file, pdf), post)
            if draft is not None:
                write_whole(folder / draft_name(sheet.file), draft)
                written += 1
        if tell is not None:
            tell(done, len(found))
    return written
