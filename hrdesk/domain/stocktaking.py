"""What a line of a stocktake says: found, not counted yet, missing, elsewhere, changed, too many or unexpected."""

from enum import StrEnum

from hrdesk.domain.equipment import StocktakeLine


class LineStatus(StrEnum):
    """How a line stands. Until the session closes a thing is not counted yet, only then is it missing."""

    NOT_COUNTED = "NOT_COUNTED"
    MISSING = "MISSING"
    FOUND = "FOUND"
    MOVED = "MOVED"
    SHORT = "SHORT"
    SURPLUS = "SURPLUS"
    CHANGED = "CHANGED"
    UNEXPECTED = "UNEXPECTED"


LABELS = {
    LineStatus.NOT_COUNTED: "Chưa kiểm đếm",
    LineStatus.MISSING: "Thiếu",
    LineStatus.FOUND: "Đã thấy",
    LineStatus.MOVED: "Khác nơi đặt",
    LineStatus.SHORT: "Thiếu một phần",
    LineStatus.SURPLUS: "Thừa",
    LineStatus.CHANGED: "Đổi tình trạng",
    LineStatus.UNEXPECTED: "Ngoài sổ",
}


def status(line: StocktakeLine, *, closed: bool) -> LineStatus:
    """Return how a line stands; of several differences the one that weighs most."""
    if line.expected_quantity is None:
        return LineStatus.UNEXPECTED
    if line.counted_quantity is None:
        return LineStatus.MISSING if closed else LineStatus.NOT_COUNTED
    if line.counted_quantity == 0:
        return LineStatus.MISSING
    found = differences(line)
    return next((each for each in _BY_WEIGHT if each in found), LineStatus.FOUND)


_BY_WEIGHT = (LineStatus.SHORT, LineStatus.SURPLUS, LineStatus.MOVED, LineStatus.CHANGED)


def differences(line: StocktakeLine) -> frozenset[LineStatus]:
    """Return in what a counted line differs from the books; nothing for one that was not counted or expected."""
    counted, expected = line.counted_quantity, line.expected_quantity
    if not counted or expected is None:
        return frozenset()
    found = set()
    if counted != expected:
        found.add(LineStatus.SHORT if counted < expected else LineStatus.SURPLUS)
    if line.counted_place_id and line.counted_place_id != line.expected_place_id:
        found.add(LineStatus.MOVED)
    if line.counted_condition and line.counted_condition != line.expected_condition:
        found.add(LineStatus.CHANGED)
    return frozenset(found)
