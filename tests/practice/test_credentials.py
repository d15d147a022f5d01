"""Credential logs: whose columns, what is paid by exchange, and who is named."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.interchange.credential_sheet import log_table, save_log
from facilitator.people.actions import ConsentDraft, record_consent
from facilitator.practice.column_sets import column_set, column_sets
from facilitator.practice.credentials import CredentialLog, credential_log
from facilitator.practice.rules import Coached, by_client, with_paid
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose
from facilitator.words import Language, Words
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme

ENGLISH = Words(Language.EN)
DAY = dt.timedelta(days=1)


def test_a_client_for_eight_hours_and_a_coach_for_ten_has_two_pro_bono() -> None:
    sessions = [Coached(TODAY - n * DAY, 60, "one" if n % 2 else "two") for n in range(10)]
    paid = with_paid(sessions, received=8 * 60)

    assert sum(one.paid for one in paid) == 8 * 60
    assert sum(one.pro_bono for one in paid) == 2 * 60
    # The oldest are paid first, and one session may be paid in part.
    assert [one.pro_bono for one in paid[-2:]] == [60, 60]
    assert with_paid(sessions, received=90)[1].paid == 30


def test_clients_are_summed_in_the_order_they_were_met() -> None:
    sessions = with_paid(
        [Coached(TODAY, 30, "later"), Coached(TODAY - DAY, 45, "first", mode="video")], 0
    )
    first, later = by_client(sessions)
    assert (first.client, first.minutes, first.modes) == ("first", 45, ("video",))
    assert (later.client, later.pro_bono) == ("later", 30)


def test_column_sets_come_as_data_the_icf_first() -> None:
    assert [one.key for one in column_sets()] == ["icf", "emcc", "ilm"]
    assert column_set("icf").columns[0].heading("cy") == "Enw’r cleient"
    with pytest.raises(RuleBroken, match="column_set_unknown"):
        column_set("xyz")


def a_log(sample: OpenProgramme) -> CredentialLog:
    p = t.Pairing
    coach = sample.ask(
        lambda db: db.scalars(
            sa.select(p.coach_id)
            .join(t.CoachingSession, t.CoachingSession.pairing_id == p.id)
            .group_by(p.coach_id)
            .order_by(sa.func.count().desc(), p.coach_id)
        ).first()
    )
    assert coach is not None
    log = sample.ask(credential_log, coach, TODAY)
    assert log is not None
    return log


def test_clients_are_named_by_consent_only(sample: OpenProgramme) -> None:
    log = a_log(sample)
    asked = next(key for key, client in log.clients.items() if not client.name)
    pairing = sample.ask(lambda db: db.execute(sa.select(t.Pairing.id, t.Pairing.coachee_id)).all())
    client = next(coachee for key, coachee in pairing if str(key) == asked)
    rows = log_table(log, "icf", ENGLISH).rows
    assert f"Client {log.clients[asked].place}" in {row[0] for row in rows}

    draft = ConsentDraft(client, ConsentPurpose.CREDENTIAL_LOG, TODAY)
    sample.do(record_consent, draft)
    named = sample.ask(credential_log, log.person_id, TODAY)
    assert named is not None
    assert named.clients[asked].name
    assert named.unnamed == log.unnamed - 1


@pytest.mark.parametrize("key", [one.key for one in column_sets()])
def test_a_log_is_saved_as_workbook_and_as_csv(
    sample: OpenProgramme, key: str, tmp_path: Path
) -> None:
    log = a_log(sample)
    save_log(log, key, ENGLISH, tmp_path / "log.xlsx")
    save_log(log, key, ENGLISH, tmp_path / "log.csv")

    sheet = openpyxl.load_workbook(tmp_path / "log.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == tuple(one.en for one in column_set(key).columns)
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as text:
        lines = list(csv.reader(text))
    assert len(lines) == len(rows)
    assert lines[-1][0] == "In all"


def test_hours_of_a_log_add_up(sample: OpenProgramme) -> None:
    log = a_log(sample)
    table = log_table(log, "icf", ENGLISH)
    paid, pro_bono = (table.headings.index(one) for one in ("Paid hours", "Pro bono hours"))
    *rows, total = table.rows
    for place in (paid, pro_bono):
        assert sum(float(str(row[place])) for row in rows) == pytest.approx(
            float(str(total[place])), abs=0.01 * len(rows)
        )
    assert log.paid == min(log.given, log.received)
