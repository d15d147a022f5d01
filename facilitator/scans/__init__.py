"""Papers that come back: scanned pages read by their codes, filed, or laid on the tray."""
