"""What a member may ask of the record, for the person who is shown."""
