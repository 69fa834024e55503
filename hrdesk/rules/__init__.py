"""The law as data, evaluated on a snapshot: pure functions that give findings."""
