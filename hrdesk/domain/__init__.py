"""Values and vocabulary: what a record is made of, without database, window or paper."""
