"""Charts of invented people that the tests of drawings show."""

from __future__ import annotations

import datetime as dt

from facilitator.charts.matrix import Exchanges, MatrixWords, Party
from facilitator.charts.ring import Member, Ring, RingLink
from facilitator.charts.story import Happening
from facilitator.charts.timeline import Calendar, DayWord, Gathering

ALAW = Ring(
    "Alaw",
    "4 × 6 h",
    (
        Member("Bethan", "CD", 0),
        Member("Marek", "GM", 1),
        Member("Nia", "EP", 2),
        Member("Owain", "PB", 3),
    ),
    (RingLink(locked=True), RingLink("kept"), RingLink("to come"), RingLink(new=True)),
)
BRAINT = Ring(
    "Braint",
    "3 × 6 h",
    (Member("Rhys", "GM", 1), Member("Aled", "CD", 0), Member("Zahra", "PB", 12)),
)
EXCHANGES = Exchanges(
    (
        Party("Cyngor Dyffryn Glas", "CD", 0),
        Party("Glan Môr Health Board", "GM", 1),
        Party("Eryr Police Service", "EP", 2),
    ),
    {(0, 1): 360, (1, 0): 90, (1, 2): 240, (2, 0): 60},
)
AROUND = MatrixWords("given", "received", "h")
CALENDAR = Calendar(
    dt.date(2026, 11, 1),
    dt.date(2027, 7, 1),
    dt.date(2027, 3, 1),
    "today",
    (DayWord(dt.date(2026, 11, 1), "Nov 2026"), DayWord(dt.date(2027, 2, 1), "Feb")),
    (
        Gathering(dt.date(2027, 4, 27), "Mid-point", "27 Apr · 34 invited"),
        Gathering(dt.date(2026, 11, 18), "Opening", "18 Nov · 33 came"),
    ),
    (dt.date(2027, 1, 11), dt.date(2027, 6, 18)),
    (DayWord(dt.date(2026, 12, 7), "Paired 7 Dec"),),
    (DayWord(dt.date(2026, 12, 25), "Christmas Day"),),
)
STORY = (
    Happening("19 Feb", "given", "Gave session 3 to Tomasz", "by video call", "60 min"),
    Happening("18 Feb", "received", "Received session 4 from Gwilym", "in Bangor", "60 min"),
    Happening("11 Jan", "paper", "Agreement signed", "version 1"),
)
