"""The ledger and the figures: what people received, passed on, and how it came back."""
