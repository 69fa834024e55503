"""The main job on practice data: a commune and the district above it, from workbooks to merged figures.

The larger scales make the sample province, or one of its districts, the way offices do; ``town`` makes the
sample town with six years of training.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from hrdesk import paths
from hrdesk.errors import EnvironmentProblem, HRDeskError, UserError
from hrdesk.messages import demo as say
from hrdesk.models.store import Store
from hrdesk.services import checking, importing, offices, receiving, reporting, sending, stores, trusting
from hrdesk.services.offices import OfficeCard
from hrdesk.services.transaction import transaction

PASSPHRASE = "thuc-hanh"  # noqa: S105 - printed for everybody: practice data only
USER = "Thực hành"
AS_OF = date(2022, 12, 31)
COMMUNE = OfficeCard("08962", "xã Tam Hợp", "XA", "I", "DELTA", "249", "huyện Bình Xuyên")
DISTRICT = OfficeCard("249", "huyện Bình Xuyên", "HUYEN", None, None, "26", "tỉnh Vĩnh Phúc")
WORKBOOKS = ("can-bo-cong-chuc.xlsx", "dai-bieu-hdnd.xlsx", "khong-chuyen-trach.xlsx")
EQUIPMENT_WORKBOOK = "tai-san.xlsx"
PAPERS = (
    "staff-list.pdf", "staff-list.xlsx", "staff-quality.pdf", "staff-quality.xlsx", "standards.pdf",
    "equipment-register.pdf", "equipment-register.xlsx", "equipment-stocktake.pdf", "one-stop.pdf", "facilities.pdf",
    "equipment-norms.pdf", "equipment-norms.xlsx",
)  # fmt: skip
# What only the office prints that has the things.
COMMUNE_PAPERS = ("equipment-labels.pdf", "equipment-count-sheet.pdf", "equipment-handover.pdf")
SCALES = ("commune", "district", "province", "town")
SAMPLE_DISTRICT = "249"
SAMPLE_PAPERS = (
    "staff-quality.pdf", "staff-quality.xlsx", "staff-quality.json", "headcount.pdf", "headcount.xlsx",
    "council-deputies.pdf", "part-time-officials.pdf", "training-needs.pdf", "training-needs.json", "targets.pdf",
    "targets.json", "one-stop.pdf", "one-stop.json", "facilities.pdf", "facilities.json",
    "equipment-norms.pdf", "equipment-norms.xlsx",
)  # fmt: skip
TOWN_PAPERS = tuple(
    f"{report}.{suffix}" for report in ("training-by-year", "training-results") for suffix in ("pdf", "xlsx", "json")
)
Tell = Callable[[str], None]


@dataclass
class Demo:
    """What was made: the folders of the stores, the papers and bundles."""

    commune: Path | None = None
    district: Path | None = None
    province: Path | None = None
    files: list[Path] = field(default_factory=list)
    opens: Path | None = None  # the store to look at
    as_of: date | None = None  # the day its figures are of, where they are of one day

    def moved(self, before: Path, after: Path) -> "Demo":
        """Return the same with every path below ``before`` now below ``after``."""

        def there(path: Path | None) -> Path | None:
            return None if path is None else after / path.relative_to(before)

        files = [after / path.relative_to(before) for path in self.files]
        stores_made = (there(self.commune), there(self.district), there(self.province))
        return Demo(*stores_made, files, there(self.opens), self.as_of)

    def as_json(self) -> dict[str, Any]:
        """Return the object that ``demo --json`` prints."""
        stores_made = {name: getattr(self, name) for name in ("commune", "district", "province")}
        shown = {name: None if path is None else str(path) for name, path in stores_made.items()}
        return {**shown, "files": [str(path) for path in self.files]}


def run(out: Path | None, *, scale: str, tell: Tell) -> Demo:
    """Make the practice offices in ``out`` (a new folder "demo" here when None) and run the job through.

    Everything is made in a folder beside it that takes the name at the end: a run that fails leaves
    nothing. Raises ``UserError`` for a scale that does not exist or a folder already in use,
    ``EnvironmentProblem`` where the machine is in the way.
    """
    if scale not in SCALES:
        raise UserError(say.no_such_scale(scale, ", ".join(SCALES)))
    folder = out or _fresh(Path.cwd())
    tell(say.start(str(folder)))
    with _whole(folder) as building:
        made = _MAKERS[scale](building, lambda line: tell(line.replace(str(building), str(folder))))
    made = made.moved(building, folder)
    if made.as_of is not None:
        tell(say.look_on(made.as_of))
    tell(say.finish(str(made.opens), PASSPHRASE))
    return made


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """Yield a new folder beside ``folder`` that becomes it at the end, or is removed when anything fails."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError(say.folder_in_use(str(folder)))
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise EnvironmentProblem(say.cannot_make(str(folder))) from error
    try:
        yield building
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except BaseException as error:
        shutil.rmtree(building, ignore_errors=True)
        if isinstance(error, HRDeskError):
            raise type(error)(say.nothing_left(error.sentence, str(folder))) from error
        if isinstance(error, OSError):
            raise EnvironmentProblem(say.nothing_left(say.cannot_make(str(folder)), str(folder))) from error
        raise


def _one_commune(folder: Path, tell: Tell) -> Demo:
    papers = folder / "giay-to"
    made = Demo(folder / "xa-tam-hop", folder / "huyen-binh-xuyen", opens=folder / "xa-tam-hop")
    assert made.commune is not None
    assert made.district is not None
    commune = _create(made.commune, COMMUNE)
    district = _create(made.district, DISTRICT)
    papers.mkdir(parents=True, exist_ok=True)
    with commune, district:
        tell(say.created(COMMUNE.name, DISTRICT.name))
        _import(commune, tell)
        _furnish(commune, tell)
        _check(commune, tell)
        _print(commune, papers, "", made, tell, (*PAPERS, *COMMUNE_PAPERS))
        bundle = _send(commune, district, papers, made, tell)
        _receive(district, bundle, tell)
        _print(district, papers, "huyen-", made, tell)
    return made


def _sample(folder: Path, tell: Tell, *, scale: str) -> Demo:
    """Make one district of the sample province or all of it, and print what its uppermost office prints."""
    from hrdesk.services.sample.build import Access, build
    from hrdesk.services.sample.province import province

    plan = province()
    whole = scale == "province"
    districts = None if whole else [SAMPLE_DISTRICT]
    access = Access(USER, PASSPHRASE)
    built = build(plan, folder, access, districts=districts, with_province=whole, tell=tell)
    district = built.districts[SAMPLE_DISTRICT]
    commune = built.communes[plan.communes_of(SAMPLE_DISTRICT)[0].code]
    made = Demo(commune, district, built.province, built.files, built.province or district, plan.as_of)
    _print_sample(made, SAMPLE_PAPERS, folder / "giay-to", tell)
    return made


def _town(folder: Path, tell: Tell) -> Demo:
    """Make the sample town, whose training over six years is that of the two training tables, and print them."""
    from hrdesk.services.sample.build import Access, build_town
    from hrdesk.services.sample.town import town

    plan = town()
    made = Demo(district=folder / f"thanh-pho-{plan.card.code}", as_of=plan.entered_on)
    made.opens = made.district
    assert made.opens is not None
    build_town(plan, made.opens, Access(USER, PASSPHRASE))
    _print_sample(made, TOWN_PAPERS, folder / "giay-to", tell)
    return made


def _print_sample(made: Demo, names: Iterable[str], papers: Path, tell: Tell) -> None:
    papers.mkdir(exist_ok=True)
    assert made.opens is not None
    assert made.as_of is not None
    with stores.open_store(made.opens, passphrase=PASSPHRASE) as store:
        for name in names:
            _write(store, papers / name, name, made.as_of, made)
            tell(say.sample_printed(str(papers / name)))


def _fresh(parent: Path) -> Path:
    """Return a folder that is not there yet: demo, demo-2 ..."""
    number, folder = 1, parent / "demo"
    while folder.exists():
        number += 1
        folder = parent / f"demo-{number}"
    return folder


def _create(folder: Path, office: OfficeCard) -> Store:
    store, _ = offices.create_office(folder, office, user=USER, passphrase=PASSPHRASE)
    with transaction(store, "Đánh dấu dữ liệu thử", undoable=False) as writing:
        writing.remember(stores.PRACTICE, "1")
    return store


def _import(commune: Store, tell: Tell) -> None:
    for name in WORKBOOKS:
        result = importing.import_staff(commune, paths.resources() / "samples" / name)
        preview = result.preview
        tell(say.imported(name, preview.rows_read, preview.count(importing.NEW), preview.rejected))


def _furnish(commune: Store, tell: Tell) -> None:
    """Enter the equipment and what a workbook brings, then take stock of it."""
    from hrdesk.services.equipment.importing import import_equipment
    from hrdesk.services.sample import practice

    tell(say.furnished(*practice.furnish(commune)))
    preview = import_equipment(commune, paths.resources() / "samples" / EQUIPMENT_WORKBOOK).preview
    tell(say.imported(EQUIPMENT_WORKBOOK, preview.rows_read, preview.count(importing.NEW), preview.rejected))
    practice.take_stock(commune)
    tell(say.stock_taken())


def _check(commune: Store, tell: Tell) -> None:
    findings = checking.findings(commune, AS_OF)
    by_severity = Counter(finding.severity.value for finding in findings)
    tell(say.checked(len(findings), by_severity["must"], by_severity["should"], by_severity["target"]))


def _print(store: Store, papers: Path, prefix: str, made: Demo, tell: Tell, names: Iterable[str] = PAPERS) -> None:
    for name in names:
        path = papers / f"{prefix}{name}"
        _write(store, path, name, AS_OF, made)
        tell(say.printed(str(path)))


def _write(store: Store, path: Path, name: str, as_of: date, made: Demo) -> None:
    """Print the report that ``name`` begins with."""
    reporting.write(store, Path(name).stem, as_of, path)
    made.files.append(path)


def _send(commune: Store, district: Store, papers: Path, made: Demo, tell: Tell) -> Path:
    cards = {}
    for store, name in ((commune, "xa-tam-hop"), (district, "huyen-binh-xuyen")):
        cards[name] = papers / f"{name}.hrc"
        trusting.write_card(store, cards[name])
        made.files.append(cards[name])
    above = trusting.trust(commune, cards["huyen-binh-xuyen"])
    below = trusting.trust(district, cards["xa-tam-hop"])
    tell(say.trusted(above.name, above.fingerprint, below.name, below.fingerprint))
    bundle = papers / "xa-tam-hop.hrb"
    sent = sending.export(commune, bundle, as_of=AS_OF)
    made.files.append(bundle)
    tell(say.sealed(str(bundle), sum(sent.counts.values()), sent.control_code))
    return bundle


def _receive(district: Store, bundle: Path, tell: Tell) -> None:
    preview = receiving.receive(district, [bundle], preview=True)[0]
    tell(say.previewed(preview.unit_name, preview.counts["new"], preview.counts["changed"]))
    result = receiving.receive(district, [bundle], control_code=preview.control_code)[0]
    if result.result != receiving.APPLIED:
        raise UserError(result.reason)
    tell(say.received(result.unit_name, result.counts["new"], result.counts["changed"], result.control_code))


_MAKERS: dict[str, Callable[[Path, Tell], Demo]] = {
    "commune": _one_commune,
    "district": partial(_sample, scale="district"),
    "province": partial(_sample, scale="province"),
    "town": _town,
}
