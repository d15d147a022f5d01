"""Figures in the window: the ledger, accounts, the network, and questions of one's own."""
