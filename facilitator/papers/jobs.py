"""What the child process is asked to render, and how it is put on one line for it."""

from __future__ import annotations

import base64
import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from facilitator.papers.style import NORMAL

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.papers.cover import Cover
    from facilitator.papers.pack import Copy
    from facilitator.papers.plan import Paper
    from facilitator.papers.style import Setup
    from facilitator.words import Language


@dataclass(frozen=True)
class PackJob:
    """A pack to be written to a file: its cover, its copies, and how it is printed."""

    path: Path
    cover: Cover
    language: Language
    copies: tuple[Copy, ...]
    setup: Setup = NORMAL

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files it writes."""
        return (self.path,)


@dataclass(frozen=True)
class PapersJob:
    """Papers to be written one to a file."""

    files: tuple[tuple[Path, Paper], ...]
    setup: Setup = NORMAL

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files it writes."""
        return tuple(path for path, _ in self.files)


Job: TypeAlias = PackJob | PapersJob


def encoded(job: Job) -> str:
    """The job as one line."""
    return base64.b64encode(pickle.dumps(job)).decode("ascii")


def decoded(line: str) -> Job:
    """The job that our own parent process put on a line."""
    job: Job = pickle.loads(base64.b64decode(line))  # noqa: S301  from our own parent process
    return job
