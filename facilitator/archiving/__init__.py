"""The year's archive: names go when their years are over, minutes and counts stay."""
