"""The bytes of issued papers: kept unchanged, with what they share (fonts) kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.papers.archive import chunk_key, chunks
from facilitator.store.plumbing import PaperChunk, PaperPart

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session


def keep_bytes(db: Session, paper_id: uuid.UUID, body: bytes) -> None:
    """Keep a paper's bytes as chunks by their SHA-256; chunks that are there are not kept twice."""
    parts = chunks(body)
    hashes = [chunk_key(part) for part in parts]
    known = set(db.scalars(sa.select(PaperChunk.sha256).where(PaperChunk.sha256.in_(set(hashes)))))
    new = {name: chunk for name, chunk in zip(hashes, parts, strict=True) if name not in known}
    if new:
        db.execute(
            sa.insert(PaperChunk), [{"sha256": name, "body": chunk} for name, chunk in new.items()]
        )
    db.execute(
        sa.insert(PaperPart),
        [
            {"paper_id": paper_id, "position": place, "chunk": name}
            for place, name in enumerate(hashes)
        ],
    )


def bytes_of(db: Session, paper_id: uuid.UUID) -> bytes:
    """A kept paper, byte for byte; empty when its bytes were erased."""
    return b"".join(
        db.scalars(
            sa.select(PaperChunk.body)
            .join(PaperPart, PaperPart.chunk == PaperChunk.sha256)
            .where(PaperPart.paper_id == paper_id)
            .order_by(PaperPart.position)
        )
    )
