"""The page of other laptops: exchange files out and in, cohorts lent."""
