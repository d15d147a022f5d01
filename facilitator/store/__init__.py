"""All SQL that one engine alone understands: tables, engines, guard, journal, backups."""
