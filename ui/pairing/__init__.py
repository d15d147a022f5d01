"""The page of pairings: rings, reasons, what changed, and publishing."""
