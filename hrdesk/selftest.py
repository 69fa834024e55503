"""What an installed program tries on itself: a frozen one that lacks a library must not say it is fine."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hrdesk import paths

_PASSPHRASE = "tu-kiem-tra"  # noqa: S105 - opens nothing but a temporary folder


def self_test() -> list[str]:
    """Run every step and return their names; whatever goes wrong is raised."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        for _, step in _STEPS:
            step(Path(name))
    return [label for label, _ in _STEPS]


def _store(folder: Path) -> None:
    from hrdesk.services import importing, offices, stores, undo
    from hrdesk.services.offices import OfficeCard

    card = OfficeCard("08962", "xã Tam Hợp", "XA", "I", None, "249", "huyện Bình Xuyên")
    with offices.create_office(folder / "xa", card, user="thử", passphrase=_PASSPHRASE)[0] as store:
        before = stores.verify(store).state_digest
        importing.import_staff(store, paths.resources() / "samples" / "can-bo-cong-chuc.xlsx")
        undo.undo(store)
        _require(stores.verify(store).state_digest == before, "undo")
        undo.redo(store)


def _papers(folder: Path) -> None:
    from hrdesk.services import reporting, stores

    with stores.open_store(folder / "xa", passphrase=_PASSPHRASE) as store:
        for suffix in reporting.SUFFIXES:
            path = folder / f"staff-quality{suffix}"
            reporting.write(store, "staff-quality", date(2022, 12, 31), path)
            _require(path.stat().st_size > 0, suffix)


def _equipment(folder: Path) -> None:
    from PIL import Image

    from hrdesk.services import reporting, stores
    from hrdesk.services.equipment import importing, items, photos

    day, picture = date(2022, 12, 31), folder / "anh.png"
    Image.new("RGB", (40, 30)).save(picture)
    with stores.open_store(folder / "xa", passphrase=_PASSPHRASE) as store:
        importing.import_equipment(store, paths.resources() / "samples" / "tai-san.xlsx")
        found = items.list_items(store, day, include_gone=True)
        photos.add_photo(store, found[0].id, picture)
        for identifier in ("equipment-labels", "equipment-register"):
            reporting.write(store, identifier, date.today(), folder / f"{identifier}.pdf")


def _bundle(folder: Path) -> None:
    from hrdesk.services import offices, receiving, sending, stores, trusting
    from hrdesk.services.offices import OfficeCard

    above = OfficeCard("249", "huyện Bình Xuyên", "HUYEN")
    with (
        stores.open_store(folder / "xa", passphrase=_PASSPHRASE) as commune,
        offices.create_office(folder / "huyen", above, user="thử", passphrase=_PASSPHRASE)[0] as district,
    ):
        for store, other in ((commune, district), (district, commune)):
            trusting.write_card(other, folder / "the.hrc")
            trusting.trust(store, folder / "the.hrc")
        sending.export(commune, folder / "xa.hrb")
        result = receiving.receive(district, [folder / "xa.hrb"])[0]
        _require(result.result == receiving.APPLIED, result.reason)


def _migrations(folder: Path) -> None:
    from hrdesk.models import schema, session

    engine = session.open_engine(folder / "nang-cap.db", bytes(32))
    schema.upgrade(engine)
    engine.dispose()


def _window(folder: Path) -> None:
    from hrdesk.bootstrap import has_screen, make_window
    from hrdesk.ui import pages

    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    window, _ = make_window()
    window.show()
    _require(window.isVisible(), "window")
    for page in pages.NAMES:
        pages.make(page, window.desk).deleteLater()
    window.close()


def _require(condition: bool, what: str) -> None:
    if not condition:
        raise RuntimeError(f"self-test failed: {what}")


_STEPS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("Dữ liệu mã hóa, nhập Excel, hoàn tác", _store),
    ("Báo cáo PDF, Excel, JSON", _papers),
    ("Tài sản, ảnh, nhãn có mã QR", _equipment),
    ("Gói dữ liệu niêm phong", _bundle),
    ("Nâng cấp dữ liệu", _migrations),
    ("Cửa sổ", _window),
)
