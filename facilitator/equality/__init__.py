"""Equality monitoring: voluntary, on paper, in sums only, with no way to a person."""
