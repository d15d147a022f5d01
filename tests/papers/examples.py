"""Invented people and papers that the tests of this folder print."""

from __future__ import annotations

import datetime as dt

from facilitator.papers.agreement import Agreement, InReturn, Side
from facilitator.papers.shared import Heading, Named
from facilitator.words import Language

TOP = Heading(
    Named("Rhwydwaith Hyfforddi'r Glannau", "The Shores Coaching Network"),
    Named("Carfan 7", "Cohort 7"),
    dt.date(2026, 11, 23),
)
AGREEMENT = Agreement(
    top=TOP,
    number="A-2026-0147",
    version=2,
    gives=Side("Siân Llŵyd-Ŵyr", "Siân", Named("Cyngor Dyffryn Glas", "Dyffryn Glas Council")),
    receives=Side(
        "Tomasz Błażejewski",
        "Tomasz",
        Named("Bwrdd Iechyd Prifysgol Glan Môr", "Glan Môr University Health Board"),
    ),
    facilitator="Mair ap Rhys",
    sessions=6,
    minutes=60,
    starts=dt.date(2027, 1, 11),
    ends=dt.date(2027, 6, 18),
    session_language=Language.CY,
    notice_days=2,
    place=Named("Canolfan y Cei, neu alwad fideo", "The Quay Centre, or by video call"),
    rhythm=Named("Unwaith y mis", "Once a month"),
    first_dates=(dt.date(2027, 1, 14), dt.date(2027, 2, 11), dt.date(2027, 3, 11)),
    in_return=InReturn(6, 60, dt.date(2027, 9, 30)),
    ethics=Named("Cod Moeseg Byd-eang", "Global Code of Ethics"),
    concerns=Named("Gwen Parri, 01632 960123", "Gwen Parri, 01632 960123"),
    ring=5,
)
