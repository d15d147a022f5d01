"""Ratios within one run: ours beside the bare library or the peer. Never timed tests."""
