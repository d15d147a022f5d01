"""The programme's own facts and rules: its name, kind, alphabet, limits and days off."""
