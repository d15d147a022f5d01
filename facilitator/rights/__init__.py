"""What a member may ask of the record: to see it, to have it put right, to have it gone."""
