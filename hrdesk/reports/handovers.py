"""Which events of things make one handover record: of one day and kind, under one document or to one receiver."""

HANDED_OVER, TRANSFERRED = "HANDED_OVER", "TRANSFERRED"
KINDS = (HANDED_OVER, TRANSFERRED)


def handover_key(kind: str, happened_on: str, document_no: str | None, receiver: str | None) -> str:
    """Return the key that the events of one handover share; ``happened_on`` in ISO."""
    return "|".join((happened_on, kind, document_no or "", "" if document_no else receiver or ""))
