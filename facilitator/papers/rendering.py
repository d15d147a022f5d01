"""Renders packs in a child process that is kept warm, with progress and Cancel."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.children import started
from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from facilitator.papers.jobs import encoded
from facilitator.papers.render import Stopped
from facilitator.papers.whole_files import part_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.papers.jobs import Job

# How often the parent looks whether it was asked to stop, in seconds.
LOOK_EVERY = 0.05


@dataclass(frozen=True)
class WrittenFile:
    """A file that is there: where, how many pages, what it is called, its fingerprint."""

    file: str
    pages: int
    title: str
    fingerprint: str
    first_pages: tuple[int, ...]


class PaperMill:
    """Renders jobs one at a time in its child process; close it at the end."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._said: queue.Queue[str | None] = queue.Queue()

    def warm_up(self) -> None:
        """Start the child, so that the first job finds it ready."""
        if self._child is not None and self._child.poll() is None:
            return
        self._said = queue.Queue()
        self._child = started("facilitator.papers.render_child")
        threading.Thread(target=_listen, args=(self._child, self._said), daemon=True).start()

    def carry_out(
        self,
        job: Job,
        tell: Callable[[int, int], None] | None = None,
        stop: threading.Event | None = None,
    ) -> list[WrittenFile]:
        """Render a job and wait for it, telling how far it is.

        Raises:
            RuleBroken: a paper cannot be printed as it stands.
            StorageTrouble: a file could not be written.
            Stopped: `stop` was set; no half file is left.
        """
        self.warm_up()
        child = self._child
        if child is None or child.stdin is None:
            raise StorageTrouble(TroubleKind.FAILING)
        child.stdin.write(encoded(job) + "\n")
        child.stdin.flush()
        while True:
            if stop is not None and stop.is_set():
                self._abandon(job)
                raise Stopped
            try:
                line = self._said.get(timeout=LOOK_EVERY)
            except queue.Empty:
                continue
            if line is None:
                self._abandon(job)
                raise RuntimeError("the process that renders papers ended before its job did")
            answer = _answered(json.loads(line), tell)
            if answer is not None:
                return answer

    def close(self) -> None:
        """End the child."""
        if self._child is None:
            return
        if self._child.stdin is not None:
            self._child.stdin.close()
        try:
            self._child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._child = None

    def _abandon(self, job: Job) -> None:
        """Kill the child and take away what it had half written."""
        if self._child is not None:
            self._child.kill()
            self.close()
        for path in job.paths:
            part_of(path).unlink(missing_ok=True)


def _listen(child: subprocess.Popen[str], said: queue.Queue[str | None]) -> None:
    """Hand on every line the child says, then None."""
    if child.stdout is not None:
        try:
            for line in child.stdout:
                said.put(line)
        except ValueError:
            # The pipe was closed while we listened: the child was told to end.
            pass
    said.put(None)


def _answered(
    message: dict[str, Any], tell: Callable[[int, int], None] | None
) -> list[WrittenFile] | None:
    """The files when the job is done; None while it is on its way."""
    if "done" in message:
        if tell is not None:
            tell(message["done"], message["total"])
        return None
    if "trouble" in message:
        if message["trouble"] == "paper_not_written":
            raise StorageTrouble(TroubleKind.FAILING, **message["values"])
        raise RuleBroken(message["trouble"], **message["values"])
    return [
        WrittenFile(
            one["file"], one["pages"], one["title"], one["fingerprint"], tuple(one["first_pages"])
        )
        for one in message["written"]
    ]
