"""The page of cohorts: overview, people, rings, gatherings."""
