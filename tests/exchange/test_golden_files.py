"""Files of every format ever released stay readable. The keys in tests/data are for tests only."""

from pathlib import Path

from hrdesk.exchange.card import read_card
from hrdesk.exchange.identity import identity_from_bytes
from hrdesk.exchange.verify import SenderPolicy, open_bundle

BUNDLES = Path(__file__).parents[1] / "data" / "bundles"


def test_a_bundle_and_a_card_of_format_1_are_read_as_on_the_day_they_were_made() -> None:
    card = read_card((BUNDLES / "format1.hrc").read_bytes())
    receiver = identity_from_bytes((BUNDLES / "format1.receiver").read_bytes())
    found = open_bundle(BUNDLES / "format1.hrb", identity=receiver, policy=SenderPolicy((card,)))
    assert card.unit.name == "Xã Minh Thành"
    assert card.fingerprint == "8544 1338 4920 5468 7447"
    assert found.control_code == "2422 5044 8147 7332 4348"
    assert found.manifest.seq == 1
    assert found.manifest.totals == {"nữ": 1, "đảng viên": 2}
    assert [row["full_name"] for row in found.records["person"]] == ["Nguyễn Văn An", "Đỗ Thị Hoà", "Lê “Tý”"]
    assert found.records["person"][2] == {
        "id": "p3",
        "owner": card.unit.id,
        "full_name": "Lê “Tý”",
        "pay": 2.34,
        "local": True,
        "note": None,
        "n": -5,
    }
    assert found.tombstones == [{"id": "p0", "owner": card.unit.id, "t": "person", "reason": "nhập trùng"}]
