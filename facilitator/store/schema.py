"""The number of the file's layout: it moves with each released migration."""

SCHEMA = 1
APPLICATION_ID = 0x46414349  # "FACI": how a programme file is known among other SQLite files
REVISIONS = ("0001",)
