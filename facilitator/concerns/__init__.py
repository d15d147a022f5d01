"""Complaints and worries about harm: where they were taken, and nothing else."""
