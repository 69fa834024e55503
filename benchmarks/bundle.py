"""Seal and open 13,000 person-sized records, held against JSON and Zstandard alone.

Run: ``python benchmarks/bundle.py [records]``. The ratio is what signing, encrypting, hashing and
strict checking cost beside the encoding that any file would need.
"""

import sys
import time
import uuid
from collections.abc import Callable
from datetime import date, datetime

import msgspec
import zstandard

from hrdesk.exchange.card import UnitRef, make_card, read_card
from hrdesk.exchange.identity import create_identity
from hrdesk.exchange.manifest import TOMBSTONE
from hrdesk.exchange.seal import BundleHeader, seal
from hrdesk.exchange.verify import SenderPolicy, open_bundle

COMMUNE = UnitRef("unit-commune", "06823", "Xã Minh Thành")
OFFICE = UnitRef("unit-above", "205", "Thị xã Quảng Yên")


def person(number: int) -> dict[str, str | int | float | bool | None]:
    family = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")[number % 8]
    given = ("An", "Bình", "Cường", "Dung", "Hải", "Hương", "Lan", "Minh", "Phúc", "Thảo")[number * 7 % 10]
    return {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, str(number))),
        "owner": COMMUNE.id,
        "full_name": f"{family} Thị {given}",
        "sex": "FEMALE" if number % 2 else "MALE",
        "date_of_birth": f"19{60 + number % 40}-{1 + number % 12:02}-{1 + number % 28:02}",
        "citizen_id": f"022{number * 7919 % 10**9:09}",
        "ethnicity": "Kinh",
        "religion": "Không",
        "place_of_origin": f"Xã Minh Thành, thị xã Quảng Yên, số {number % 997}",
        "place_of_residence": f"Thôn {number % 14}, xã Minh Thành",
        "phone": f"09{number * 104729 % 10**8:08}",
        "official_email": None,
        "digital_signature": number % 3 == 0,
        "note": None,
        "search_key": f"{family} thi {given}".lower(),
        "version": number % 9,
    }


def best(run: Callable[[], object], times: int = 5) -> float:
    took = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        took.append(time.perf_counter() - start)
    return min(took)


def main(count: int) -> None:
    rows = [person(number) for number in range(count)]
    commune, office = create_identity(), create_identity()
    card = read_card(make_card(commune, unit=COMMUNE, kind="XA", created=date(2025, 6, 30)))
    header = BundleHeader(
        from_unit=COMMUNE,
        to_unit=OFFICE,
        series=str(uuid.uuid4()),
        epoch=str(uuid.uuid4()),
        seq=1,
        prev=None,
        as_of=date(2025, 6, 30),
        made_at=datetime(2025, 6, 30, 16, 0),
        state_digest="0" * 64,
    )
    records = {"person": rows}

    def sealing() -> bytes:
        return seal(identity=commune, recipients=[office.public], header=header, records=records).data

    data, policy = sealing(), SenderPolicy((card,))

    def plain() -> bytes:
        raw = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
        return zstandard.ZstdCompressor(level=9).compress(raw)

    packed = plain()

    def reading() -> object:
        raw = zstandard.ZstdDecompressor().decompress(packed)
        return [msgspec.json.decode(line) for line in raw.split(b"\n")[:-1]]

    assert open_bundle(data, identity=office, policy=policy).records["person"] == rows
    assert TOMBSTONE not in open_bundle(data, identity=office, policy=policy).records
    sealed, floor_out = best(sealing), best(plain)
    opened, floor_in = best(lambda: open_bundle(data, identity=office, policy=policy)), best(reading)
    print(f"{count} records, {len(data) / 1e6:.2f} MB (JSON and zstd alone {len(packed) / 1e6:.2f} MB)")
    print(f"seal {sealed * 1000:.0f} ms, JSON and zstd alone {floor_out * 1000:.0f} ms: {sealed / floor_out:.2f} x")
    print(f"open {opened * 1000:.0f} ms, JSON and zstd alone {floor_in * 1000:.0f} ms: {opened / floor_in:.2f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 13_000)
