"""Promises and the ledger in the window."""
