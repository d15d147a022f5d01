"""Settings: of the programme, of this laptop, of its safety; sections on the left."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.settings import actions
from facilitator.settings.questions import AllSettings, all_settings
from ui.parts.heads import PageHead
from ui.parts.rows import Row, RowList
from ui.parts.split import Scroll, Split
from ui.parts.text import Text
from ui.settings.about import AboutSection
from ui.settings.laptop import LaptopSection
from ui.settings.lists import HolidaysSection, LimitsSection, NamesSection, own_field, topic
from ui.settings.programme import ProgrammeSection
from ui.settings.safety import SafetySection, backup_lines
from ui.settings.sections import sections
from ui.shell.errors import Teller
from ui.shell.made_of import unchecked_welsh
from ui.shell.split_page import SplitPage
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from facilitator.programme import Done
    from ui.shell.page import PageContext

WIDEST = 760


class SettingsPage(SplitPage):
    """Sections on the left, the chosen one on the right."""

    place = "settings"
    tables = frozenset({"programme", "bank_holiday", "own_field", "topic", "skill"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        words, theme = self.words, self.theme
        self.settings: AllSettings | None = None
        self.programme = ProgrammeSection(theme, words)
        self.limits = LimitsSection(theme, words)
        self.holidays = HolidaysSection(theme, words, context.clock.today())
        self.own_fields = NamesSection(
            theme, words, words("Own fields"),
            words("What this programme keeps about people beside the usual fields."),
        )  # fmt: skip
        self.topics = NamesSection(
            theme, words, words("Topics"),
            words("What people offer and ask for; both languages, so that papers have a word."),
        )  # fmt: skip
        self.laptop = LaptopSection(theme, words, context.settings, context.window)
        self.safety = SafetySection(theme, words, context.settings)
        self.about = AboutSection(theme, words)
        self._lay_out()
        self._connect()

    def _sections(self) -> tuple[tuple[str, str, str, str, QWidget], ...]:
        made = {
            "programme": self.programme, "limits": self.limits, "holidays": self.holidays,
            "own_fields": self.own_fields, "topics": self.topics, "laptop": self.laptop,
            "safety": self.safety, "about": self.about,
        }  # fmt: skip
        return tuple((*line, made[line[0]]) for line in sections(self.words))

    def _lay_out(self) -> None:
        words, theme = self.words, self.theme
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(PageHead(words("Settings"), theme))
        column.addLayout(head)
        self.list = RowList(theme, words("Sections"))
        self.stack = QStackedWidget()
        self.troubles: dict[str, Text] = {}
        every = self._sections()
        self._places = {}
        for at, (key, title, _under, _icon, section) in enumerate(every):
            self._places[key] = at
            self.stack.addWidget(self._framed(key, title, section))
        self.list.show_rows(
            Row(key, title, under=under, icon=icon) for key, title, under, icon, _ in every
        )
        self.list.row_chosen.connect(self.show_section)
        self.list.row_opened.connect(self._open_section)
        column.addWidget(self.list, 1)
        self.split = Split(left, self.stack, self.context.settings, "settings", theme)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)
        self.list.choose_first()

    def _framed(self, key: str, title: str, section: QWidget) -> Scroll:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(40, 20, 40, 24)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(PageHead(title, self.theme))
        trouble = Text("", Role.BODY, self.theme, colour="rust", wraps=True)
        trouble.hide()
        self.troubles[key] = trouble
        column.addWidget(trouble)
        column.addWidget(section)
        column.addStretch(1)
        section.setMaximumWidth(self.theme.px(WIDEST))
        row.addLayout(column, 1)
        return Scroll(inside, title)

    def _connect(self) -> None:
        self.programme.kept.connect(self._keep)
        self.limits.kept.connect(self._keep_limit)
        self.holidays.added.connect(
            lambda draft: self._add("holidays", actions.add_holiday, draft, self.holidays.clear)
        )
        self.own_fields.added.connect(
            lambda names: self._add(
                "own_fields", actions.define_own_field, own_field(names), self.own_fields.clear
            )
        )
        self.topics.added.connect(
            lambda names: self._add("topics", actions.add_topic, topic(names), self.topics.clear)
        )
        for key, section, action in (
            ("holidays", self.holidays, actions.remove_holiday),
            ("own_fields", self.own_fields, actions.remove_own_field),
            ("topics", self.topics, actions.remove_topic),
        ):
            section.removed.connect(
                lambda line, key=key, action=action: self._add(
                    key, action, uuid.UUID(line), lambda: None
                )
            )
        window = self.context.window
        if window is not None:
            orders = window.upkeep
            self.safety.back_up_wanted.connect(orders.back_up)
            self.safety.check_wanted.connect(orders.check)
            self.safety.verify_wanted.connect(
                lambda: orders.verify_backups(self.safety.show_verdicts)
            )
            self.safety.confirmed.connect(self._confirm_restored)
            self.safety.second.chosen.connect(self._keep_second_place)
            self.safety.second.copy_wanted.connect(self._copy_to_second_place)
            self.safety.passphrase_wanted.connect(orders.change_passphrase)
            self.safety.restore_wanted.connect(lambda name: orders.ask_to_restore(Path(name)))

    # What is asked and shown.

    def refresh(self) -> None:
        """Ask for what is set, for the backups, and for the Welsh that waits."""
        self.ask("all", self._show_settings, all_settings)
        self.runner.long(lambda _tell, _stop: unchecked_welsh(), self.about.show_unchecked)
        self._ask_backups()

    def _ask_backups(self) -> None:
        window, path = self.context.window, self.context.path
        if window is None or path is None:
            return
        upkeep = window.doors.upkeep
        if upkeep.is_on_server(path):
            self.safety.show_server(window.doors.where(path))
            return
        self.safety.show_secret(is_encrypted=upkeep.is_encrypted(path))
        self.safety.show_place(path, waits=upkeep.thinning_waits(path))
        self.runner.long(
            lambda _tell, _stop: backup_lines(upkeep.backups(path)),
            lambda lines: self.safety.show_backups(lines, path),
        )

    def _keep_second_place(self, folder: str) -> None:
        if self.settings is not None and self.settings.programme is not None:
            row = self.settings.programme
            draft = actions.SettingsDraft(row.id, row.version, {"second_place": folder})
            self.runner.act(actions.change_settings, draft, self.did, self.context.trouble)

    def _second_place(self) -> Path | None:
        """The folder that is set; none where nothing is."""
        programme = self.settings.programme if self.settings else None
        folder = str(programme.fields["second_place"]) if programme else ""
        return Path(folder) if folder else None

    def _ask_second_place(self) -> None:
        window, path, folder = self.context.window, self.context.path, self._second_place()
        second, today = self.safety.second, self.context.clock.today()
        if window is None or path is None or folder is None:
            second.show_place(None, None)
            return
        upkeep = window.doors.upkeep
        self.runner.long(
            lambda _tell, _stop: upkeep.second_place(path, folder),
            lambda place: second.show_place(place, today),
        )

    def _copy_to_second_place(self) -> None:
        window, path, folder = self.context.window, self.context.path, self._second_place()
        if window is None or path is None or folder is None:
            return
        upkeep, words = window.doors.upkeep, self.words

        def copied(file: Path) -> None:
            self.context.tell(words("Copied and compared: %(file)s", file=file.name))
            self._ask_backups()
            self._ask_second_place()

        self.runner.long(
            lambda _tell, _stop: upkeep.copy_to_second_place(path, folder),
            copied,
            otherwise=self.context.trouble,
        )

    def _confirm_restored(self) -> None:
        window, path = self.context.window, self.context.path
        if window is not None and path is not None:
            upkeep = window.doors.upkeep
            self.runner.long(
                lambda _tell, _stop: upkeep.thin_out_again(path), lambda _none: self._ask_backups()
            )

    def _show_settings(self, settings: AllSettings) -> None:
        self.settings = settings
        if settings.programme is not None:
            self.programme.show_settings(settings.programme)
            self._ask_second_place()
        self.limits.show_limits(settings.limits)
        self.holidays.show_lines(settings.holidays)
        self.own_fields.show_lines(settings.own_fields)
        self.topics.show_lines(settings.topics)

    def show_section(self, key: str) -> None:
        """Show one section."""
        if key in self._places:
            self.stack.setCurrentIndex(self._places[key])
            if key == "safety" and not self._stale:
                self._ask_backups()

    def _open_section(self, key: str) -> None:
        self.show_section(key)
        self.split.show_detail()

    # What is kept.

    def _keep(self, name: str, value: object) -> None:
        if self.settings is None or self.settings.programme is None:
            return
        row = self.settings.programme
        draft = actions.SettingsDraft(row.id, row.version, {name: value})
        self.runner.act(
            actions.change_settings,
            draft,
            self.did,
            lambda error: self.programme.refuse(name, self._said(error)),
        )

    def _keep_limit(self, rule: str, days: int) -> None:
        self.runner.act(
            actions.change_limit,
            actions.LimitDraft(rule, days),
            self.did,
            lambda error: self.limits.fields[rule].refuse(self._said(error)),
        )

    def _add(
        self, section: str, action: Callable[..., object], draft: object, clear: Callable[[], None]
    ) -> None:
        trouble = self.troubles[section]

        def added(done: Done[object]) -> None:
            trouble.hide()
            clear()
            self.did(done)

        def refused(error: Exception) -> None:
            trouble.setText(self._said(error))
            trouble.show()

        self.runner.act(action, draft, added, refused)

    def _said(self, error: Exception) -> str:
        return Teller(self.words).tell(error).in_one()

    # Ways in and out.

    def state(self) -> Mapping[str, object]:
        """The chosen section."""
        return {"section": self.list.chosen()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose a section."""
        self.list.choose(str(state.get("section", "")))
