"""Programme files as the window opens them: two connections on one file, made beside the window.

Nothing of the store is imported before one of these is called, and then in the caller's thread.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from facilitator.identity import person_here, person_on
from facilitator.server_address import address_in, keep_address
from facilitator.upkeep import Upkeep

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from threading import Event

    from sqlalchemy.orm import Session

    from facilitator.clock import Clock
    from facilitator.history.questions import UndoState
    from facilitator.programme import Done
    from facilitator.server_address import Address
    from facilitator.settings.start import StartDraft
    from facilitator.store.first_look import FirstLook
    from facilitator.store.gate import Admitted
    from facilitator.store.half_typed import Draft
    from facilitator.store.journal import Step
    from facilitator.store.listening import Listener
    from facilitator.store.opening import OpenProgramme, ProgrammeFile
    from facilitator.store.server import ServerFile

    Held = ProgrammeFile | ServerFile
    MakeSample = Callable[[Path, Clock, Callable[[int, int], None], Event], None]

P = ParamSpec("P")
D = TypeVar("D")
R = TypeVar("R")


@dataclass(frozen=True)
class About:
    """What the frame of the window shows of a programme."""

    name_en: str
    name_cy: str
    is_sample: bool
    has_pool: bool
    counts: Mapping[str, int]


class ProgrammeFiles:
    """Opens, makes and describes programme files."""

    def __init__(self, make_sample: MakeSample | None = None) -> None:
        self._make_sample = make_sample
        self._held: dict[Path, Held] = {}
        self._admitted: dict[Path, Admitted] = {}
        self._only_looked_at: set[Path] = set()
        self.upkeep = Upkeep(self._held)

    def needs_passphrase(self, path: Path) -> bool:
        """Whether the file is encrypted, or the server asks for a password.

        Raises:
            RuleBroken: the server cannot be reached, or lets nobody of this name in.
            StorageTrouble: there is no such file.
        """
        from facilitator.store.cipher import is_encrypted

        address = address_in(path)
        if address is not None:
            from facilitator.store.server import needs_password

            return needs_password(address, person_on(address.url))
        if not path.is_file():
            raise StorageTrouble(TroubleKind.NOT_THERE, file=path.name)
        return is_encrypted(path)

    def look_only(self, path: Path, *, wanted: bool) -> None:
        """Open this file to look only, from now on, or to work in it as usual."""
        if wanted:
            self._only_looked_at.add(path)
        else:
            self._only_looked_at.discard(path)

    def first_look(
        self, path: Path, passphrase: str | None, clock: Clock, alphabet: str
    ) -> FirstLook | None:
        """Let the file pass the guard, lock it for `writer`, and say at once who is there.

        None where only the whole opening can tell: an older layout, a log that lies beside.
        """
        from facilitator.store import first_look, gate

        if address_in(path) is not None:
            return None
        admitted = gate.admitted(path, passphrase, only_looks=path in self._only_looked_at)
        self._admitted[path] = admitted
        return first_look.first_look(admitted, clock.today(), alphabet)

    def writer(self, path: Path, passphrase: str | None, clock: Clock) -> Writer:
        """Open the file, upgrading and backing it up where that is due, for writing."""
        from facilitator.store import gate, lean

        lean.import_sqlalchemy()
        from facilitator.store.opening import ProgrammeFile

        address = address_in(path)
        if address is not None:
            return self._on_server(path, address, passphrase, clock)
        admitted = self._admitted.pop(path, None)
        if admitted is None:
            only_looks = path in self._only_looked_at
            admitted = gate.admitted(path, passphrase, only_looks=only_looks)
        file = ProgrammeFile.holding(admitted, clock)
        self._held[path] = file
        try:
            return Writer(file.for_thread(person_here()), file)
        except BaseException:
            file.close()
            raise

    def _on_server(
        self, path: Path, address: Address, password: str | None, clock: Clock
    ) -> Writer:
        from facilitator.store.server import ServerFile

        who = person_on(address.url)
        file = ServerFile(path, address, password, who, clock)
        self._held[path] = file
        return Writer(file.for_thread(who), file)

    def reader(self, path: Path, _passphrase: str | None, _clock: Clock) -> OpenProgramme:
        """A second connection on the file that the writer has opened, for reading."""
        address = address_in(path)
        who = person_here() if address is None else person_on(address.url)
        return self._held[path].for_thread(who)

    def where(self, path: Path) -> str:
        """On which server this programme lies, in words; "" where it is a file."""
        with contextlib.suppress(RuleBroken):
            address = address_in(path)
            return "" if address is None else address.shown
        return ""

    def listener(self, path: Path) -> Listener | None:
        """What hears of the steps of others; None where nobody else can be at work."""
        file = self._held.get(path)
        listener: Callable[[], Listener] | None = getattr(file, "listener", None)
        return None if listener is None else listener()

    def create_on_server(
        self, path: Path, address: Address, start: StartDraft, password: str | None, clock: Clock
    ) -> None:
        """Make an empty programme in an empty database, and the small file that leads there."""
        from facilitator.settings.actions import start_programme
        from facilitator.store.server import begun_on_server

        if path.exists():
            raise StorageTrouble(TroubleKind.EXISTS, file=path.name)
        with begun_on_server(address, password, person_on(address.url), clock) as programme:
            programme.do(start_programme, start)
        keep_address(path, address)

    def create(self, path: Path, start: StartDraft, passphrase: str | None, clock: Clock) -> None:
        """Make an empty programme, named and of the kind that was chosen."""
        from facilitator.settings.actions import start_programme
        from facilitator.store.opening import created

        path.parent.mkdir(parents=True, exist_ok=True)
        with created(path, passphrase, person_here(), clock) as programme:
            programme.do(start_programme, start)

    def sample(
        self, path: Path, clock: Clock, tell: Callable[[int, int], None], stop: Event
    ) -> None:
        """Make the sample programme; an older sample goes once the new one is whole."""
        if self._make_sample is None:
            raise RuleBroken("sample_not_built_in")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            self._make_sample(path, clock, tell, stop)
            return
        new = path.with_name(f"{path.stem} new{path.suffix}")
        new.unlink(missing_ok=True)
        self._make_sample(new, clock, tell, stop)
        try:
            self._clear_sample(path, clock)
            new.rename(path)
        finally:
            new.unlink(missing_ok=True)

    def _clear_sample(self, path: Path, clock: Clock) -> None:
        """Take the older sample away; a programme of real people is never touched."""
        from facilitator.store.backup import side_files
        from facilitator.store.opening import ProgrammeFile

        file = ProgrammeFile.open(path, None, clock, backs_up=False)
        try:
            programme = file.for_thread(person_here())
            try:
                is_sample = programme.ask(self.about).is_sample
            finally:
                programme.close()
            if not is_sample:
                raise StorageTrouble(TroubleKind.EXISTS, file=path.name)
            for old in (path, *side_files(path)):
                old.unlink(missing_ok=True)
        finally:
            file.close()

    def newest_step(self, db: Session) -> int:
        """The number of the newest step; 0 where there is none."""
        from facilitator.store.listening import newest_step

        return newest_step(db)

    def touched_by(self, db: Session, steps: Sequence[int]) -> frozenset[tuple[str, str]]:
        """The (table, key) pairs that these steps changed."""
        from facilitator.store.listening import touched_by

        return touched_by(db, steps)

    def touched_since(self, db: Session, step: int) -> frozenset[tuple[str, str]]:
        """The (table, key) pairs that later steps changed."""
        from facilitator.store.listening import touched_since

        return touched_since(db, step)

    def undo_state(self, db: Session) -> UndoState:
        """What undo and redo would take for whoever is at work here."""
        from facilitator.history.questions import undo_state
        from facilitator.store.connected import who_asks

        return undo_state(db, who_asks(db))

    def counts(self, db: Session, today: dt.date) -> Mapping[str, int]:
        """What the side bar counts, by place."""
        from facilitator.week.questions import counts

        return counts(db, today)

    def about(self, db: Session) -> About:
        """The programme's names, and how many people, organisations and cohorts it has."""
        import sqlalchemy as sa

        from facilitator.store.tables import Cohort, Organisation, Person, ProgrammeRow
        from facilitator.vocabulary import ProgrammeKind

        p = ProgrammeRow
        named = db.execute(sa.select(p.name_en, p.name_cy, p.is_sample, p.kind)).first()
        counted = {
            "people": Person,
            "organisations": Organisation,
            "cohorts": Cohort,
        }
        counts = {
            key: db.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for key, table in counted.items()
        }
        circle = ProgrammeKind.CIRCLE
        name_en, name_cy, is_sample, kind = named or ("", "", False, circle)
        names = (name_en or name_cy, name_cy or name_en)
        return About(*names, is_sample, kind is not circle, counts)


class Writer:
    """The writing connection; closing it lets the file go for other programs."""

    def __init__(self, programme: OpenProgramme, file: Held) -> None:
        self.programme, self.file = programme, file

    def do(self, action: Callable[[Step, D], R], draft: D) -> Done[R]:
        """Carry out one action as one step."""
        return self.programme.do(action, draft)

    def ask(
        self, question: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Answer one question."""
        return self.programme.ask(question, *args, **kwargs)

    def undo(self) -> Done[None]:
        """Take back this person's newest step."""
        return self.programme.undo()

    def reverse(self, step: int) -> Done[None]:
        """Take back this step, where nothing later stands in the way."""
        return self.programme.reverse(step)

    def redo(self) -> Done[None]:
        """Do again what was taken back last."""
        return self.programme.redo()

    def keep_half_typed(self, place: str, words: Mapping[str, object]) -> None:
        """Keep what is half-typed in a place; `{}` forgets it. Looking only, nothing is kept."""
        if self.file.reads_only:
            return
        kept = self.programme.half_typed
        if words:
            self.programme.carry_out(lambda: kept.keep(place, words))
        else:
            self.programme.carry_out(lambda: kept.forget(place))

    def half_typed(self) -> tuple[Draft, ...]:
        """What was left half-typed, the newest first."""
        return self.programme.carry_out(self.programme.half_typed.kept)

    def close(self) -> None:
        """Close the connection and let the file go."""
        self.programme.close()
        self.file.close()
