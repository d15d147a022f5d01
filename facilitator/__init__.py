"""Facilitator: the record, the rules and the papers of a reciprocal coaching programme (no Qt)."""
