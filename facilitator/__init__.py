"""Facilitator: the record, the rules and the papers of a reciprocal coaching programme (no Qt)."""

VERSION = "0.1.0"
