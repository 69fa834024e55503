"""Facts from a snapshot, and the papers that show them: the only place that knows reportlab."""
