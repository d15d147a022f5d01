"""Settings: the programme, this laptop, backups, passphrase, about."""
