"""Learning exchanges: gatherings where members teach each other."""
