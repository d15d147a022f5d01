"""The locked records of complaints and worries."""
