"""Runs of the pairing in the background, and the search for what would help the others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.pairing.options import RunOptions, options_kept
from facilitator.pairing.questions import pairing_task
from facilitator.pairing.running import is_anybody_free, run, what_helps
from ui.parts.dialogs import Told

if TYPE_CHECKING:
    import threading
    import uuid
    from collections.abc import Callable, Sequence

    from facilitator.clock import Clock
    from facilitator.pairing.explain import NotPairedYet
    from facilitator.pairing.questions import PairingTask
    from facilitator.pairing.running import Run
    from facilitator.pairing.shown import PairingsShown
    from facilitator.words import Words
    from ui.job import Job
    from ui.runner import Runner

ON_THE_SCREEN = 4
Planned = tuple[str, str, int | None]


class Runs(QObject):
    """One run at a time; `found` has the plan, also when it was cancelled."""

    began = Signal(object)
    ended = Signal()
    found = Signal(object)
    told = Signal(object)
    broke = Signal(object)
    helps_found = Signal(object)

    def __init__(self, runner: Runner, words: Words, clock: Clock) -> None:
        super().__init__()
        self._runner, self._words, self._clock = runner, words, clock
        self._options = RunOptions()
        self._job: Job | None = None
        self._helping: Job | None = None
        self._helped: uuid.UUID | None = None
        self._is_asking = False
        self._known: dict[str, NotPairedYet] = {}

    @property
    def is_running(self) -> bool:
        """Whether a run is on its way."""
        return self._job is not None or self._is_asking

    def options_for(self, shown: PairingsShown) -> RunOptions:
        """How the plan that is shown was run, as far as it is known; else what the cohort says."""
        kept = shown.round
        if kept is None:
            return replace(self._options, ring_cap=shown.cohort.ring_cap)
        found = options_kept(kept.ring_cap, kept.options, one_way=kept.one_way)
        return replace(found, time_limit=self._options.time_limit)

    def run(self, cohort_id: uuid.UUID, options: RunOptions) -> None:
        """Find the best plan for a cohort."""
        if self.is_running:
            return
        self._options = replace(options, let_go=(), keeps_plan=False)
        self._is_asking = True
        today = self._clock.today()
        then = partial(self._run_task, options)
        self._runner.ask("pairings:task", then, pairing_task, cohort_id, today)

    def _run_task(self, options: RunOptions, task: PairingTask) -> None:
        self._is_asking = False
        if not is_anybody_free(task, options):
            self._say_all_have_places()
            return

        def work(tell: Callable[[int, int], None], stop: threading.Event) -> Run:
            return run(task, options, tell=tell, stop=stop)

        self._job = self._runner.long(work, self._found, otherwise=self._broke)
        self.began.emit(self._job)

    def _found(self, found: Run) -> None:
        self._job = None
        self.ended.emit()
        if found.plan.conflicting_locks:
            self._say_conflict(found)
        else:
            self.found.emit(found)

    def _broke(self, error: Exception) -> None:
        self._job = None
        self.ended.emit()
        self.broke.emit(error)

    def _say_all_have_places(self) -> None:
        words = self._words
        self.told.emit(
            Told(
                words("Everybody here has all the places they asked for, or is at rest."),
                words("Nothing was changed."),
            )
        )

    def _say_conflict(self, found: Run) -> None:
        words = self._words
        names = {member.id: member.name for member in found.task.members}
        pairs = found.plan.locks_to_release or found.plan.conflicting_locks
        listed = "; ".join(f"{names[coach]} → {names[coachee]}" for coach, coachee in pairs)
        self.told.emit(
            Told(
                words("No plan can hold all locked pairs together."),
                words("The plan that stood here is kept."),
                words("Unlock, then run again: %(pairs)s.", pairs=listed),
            )
        )

    def ask_what_helps(self, shown: PairingsShown) -> None:
        """Find out in the background what would give the others a place."""
        kept = shown.round
        if kept is None or not shown.is_plan or not kept.not_paired or self._helped == kept.id:
            return
        self._helped = kept.id
        self._known = {}
        if self._helping is not None:
            self._helping.stop()
        pairs = tuple(
            (line.coach.code, line.coachee.code, int(line.ring) if line.ring else None)
            for line in shown.lines
        )
        first = tuple(one.who.code for one in kept.not_paired[:ON_THE_SCREEN])
        rest = tuple(one.who.code for one in kept.not_paired[ON_THE_SCREEN:])
        options = self.options_for(shown)
        then = partial(self._look_for_help, options, pairs, kept.id, (first, rest))
        today = self._clock.today()
        self._runner.ask("pairings:helps", then, pairing_task, shown.cohort.id, today)

    def _look_for_help(
        self,
        options: RunOptions,
        pairs: Sequence[Planned],
        round_id: uuid.UUID,
        asked: Sequence[Sequence[str]],
        task: PairingTask,
    ) -> None:
        """Those on the screen first, within a second; then the others."""
        now, *later = asked

        def work(
            _tell: Callable[[int, int], None], stop: threading.Event
        ) -> tuple[NotPairedYet, ...]:
            return what_helps(task, options, pairs, only=now, stop=stop)

        def found(helps: Sequence[NotPairedYet]) -> None:
            self._helping = None
            if self._helped == round_id:
                self._known.update((one.member, one) for one in helps)
                self.helps_found.emit(dict(self._known))
                if later and later[0]:
                    self._look_for_help(options, pairs, round_id, later, task)

        self._helping = self._runner.long(work, found)
