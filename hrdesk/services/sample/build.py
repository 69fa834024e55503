"""The stores of the sample province, made the way real offices make theirs.

Each commune enters its records in a store of its own, seals them for its district, the districts
receive, seal what they hold for the province, and the province receives. The fast way makes the
uppermost store only: it merges the same records by the same comparison, without bundles.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hrdesk.errors import UserError
from hrdesk.messages import sample as say
from hrdesk.models import crypt, records
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services import offices, receiving, sending, stores, trusting
from hrdesk.services.offices import OfficeCard, unit_id
from hrdesk.services.sample.figures import District
from hrdesk.services.sample.places import Commune
from hrdesk.services.sample.province import Province
from hrdesk.services.sample.rows import own_values
from hrdesk.services.sample.town import Town
from hrdesk.services.transaction import transaction

Tell = Callable[[str], None]
# Practice data under a passphrase that everybody knows: a strong key derivation would protect nothing.
PRACTICE_KDF = crypt.Kdf(memory_kib=1024, iterations=1, lanes=1)


@dataclass(frozen=True)
class Access:
    """Who opens the stores that are made."""

    user: str
    passphrase: str
    kdf: crypt.Kdf = PRACTICE_KDF


@dataclass
class Built:
    """Where everything is: the stores by code of unit, cards and bundles."""

    province: Path | None = None
    districts: dict[str, Path] = field(default_factory=dict)
    communes: dict[str, Path] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)


@dataclass(frozen=True)
class _Site:
    """What every step needs: the plan, where stores go, who opens them, what was made."""

    plan: Province
    folder: Path
    access: Access
    made: Built
    tell: Tell

    @property
    def bundles(self) -> Path:
        return self.folder / "goi"


def build(
    plan: Province,
    folder: Path,
    access: Access,
    *,
    districts: Iterable[str] | None = None,
    with_province: bool = True,
    fast: bool = False,
    tell: Tell = lambda line: None,
) -> Built:
    """Make the stores of the province below ``folder``: of all districts, or of those whose codes are given.

    Without the province each district stands alone. Raises ``UserError`` when a folder is in use.
    """
    site = _Site(plan, folder, access, Built(), tell)
    chosen = [one for one in plan.districts if districts is None or one.code in districts]
    if not with_province:
        for district in chosen:
            with _office(site, _district_card(plan, district)) as store:
                _fill_district(site, district, store, fast=fast)
        return site.made
    with _office(site, OfficeCard(plan.code, plan.name, "TINH")) as above:
        if fast:
            _merge_districts(site, chosen, above)
        else:
            _collect_districts(site, chosen, above)
    communes = [commune for one in chosen for commune in plan.communes_of(one.code)]
    tell(say.province_done(plan.name, len(communes)))
    return site.made


def build_town(plan: Town, folder: Path, access: Access) -> None:
    """Make the store of the sample town in ``folder``, its communes merged the fast way."""
    with _made(folder, plan.card, access) as store, store.together():
        for card in plan.communes:
            own = _own_unit(card, plan.entered_on)
            tables = {"org_unit": [own], **plan.rows[card.code]}
            receiving.merge(store, card.name, {name: _whole(name, rows, own["id"]) for name, rows in tables.items()})
        with transaction(store, "Nhập số liệu thực hành", undoable=False) as writing:
            writing.add_many("target_entry", plan.entered)


def _district_card(plan: Province, district: District) -> OfficeCard:
    return OfficeCard(district.code, district.name, "HUYEN", None, None, plan.code, plan.name)


def _commune_card(commune: Commune, district: District) -> OfficeCard:
    return OfficeCard(
        commune.code, commune.name, commune.kind, commune.unit_class, commune.area_type, district.code, district.name
    )


def _office(site: _Site, card: OfficeCard) -> Store:
    """Return the new, open store of an office, marked as practice; note where it is."""
    prefix = {"TINH": "tinh", "HUYEN": "huyen"}.get(card.kind, "xa")
    path = site.folder / f"{prefix}-{card.code}"
    if card.kind == "TINH":
        site.made.province = path
    else:
        (site.made.districts if card.kind == "HUYEN" else site.made.communes)[card.code] = path
    return _made(path, card, site.access)


def _made(path: Path, card: OfficeCard, access: Access) -> Store:
    store, _ = offices.create_office(path, card, user=access.user, passphrase=access.passphrase, kdf=access.kdf)
    with transaction(store, "Đánh dấu dữ liệu thử", undoable=False) as writing:
        writing.remember(stores.PRACTICE, "1")
    return store


def _collect_districts(site: _Site, chosen: Iterable[District], above: Store) -> None:
    sealed = []
    for district in chosen:
        with _office(site, _district_card(site.plan, district)) as store:
            _fill_district(site, district, store, fast=False)
            sealed.append(_send(site, above, store))
    _receive(above, sealed)


def _fill_district(site: _Site, district: District, store: Store, *, fast: bool) -> None:
    communes = site.plan.communes_of(district.code)
    if fast:
        _merge_communes(site.plan, communes, store)
    else:
        sealed = []
        for commune in communes:
            with _office(site, _commune_card(commune, district)) as below:
                _enter(site.plan, commune, below)
                sealed.append(_send(site, store, below))
        _receive(store, sealed)
    site.tell(say.district_done(district.name, len(communes)))


def _merge_districts(site: _Site, chosen: Iterable[District], above: Store) -> None:
    for district in chosen:
        own = _own_unit(_district_card(site.plan, district), site.plan.entered_on)
        receiving.merge(above, district.name, {"org_unit": _whole("org_unit", [own], own["id"])})
        communes = site.plan.communes_of(district.code)
        _merge_communes(site.plan, communes, above)
        site.tell(say.district_done(district.name, len(communes)))


def _merge_communes(plan: Province, communes: Iterable[Commune], store: Store) -> None:
    with store.together():
        for commune in communes:
            receiving.merge(store, commune.name, _whole_rows(plan, commune))


def _enter(plan: Province, commune: Commune, store: Store) -> None:
    """Enter the records of a commune in its own store."""
    with transaction(store, "Nhập hồ sơ thực hành", undoable=False) as writing:
        writing.change("org_unit", unit_id(commune.code), own_values(commune))
        for table, rows in plan.rows(commune).items():
            writing.add_many(table, rows)


def _send(site: _Site, above: Store, below: Store) -> Path:
    """Exchange the cards of two offices and seal what ``below`` holds; return the bundle."""
    site.bundles.mkdir(parents=True, exist_ok=True)
    of_above, of_below = (site.bundles / f"{store.folder.name}.hrc" for store in (above, below))
    if not of_above.exists():
        trusting.write_card(above, of_above)
        site.made.files.append(of_above)
    trusting.write_card(below, of_below)
    trusting.trust(below, of_above)
    trusting.trust(above, of_below)
    bundle = of_below.with_suffix(".hrb")
    sending.export(below, bundle, as_of=site.plan.as_of)
    site.made.files += [of_below, bundle]
    return bundle


def _receive(store: Store, paths: list[Path]) -> None:
    for result in receiving.receive(store, paths):
        if result.result != receiving.APPLIED:
            raise UserError(result.reason)


def _own_unit(card: OfficeCard, entered_on: date) -> Row:
    """Return the record of an office's own unit, as its store begins with it."""
    return {
        "id": unit_id(card.code),
        "entered_on": entered_on.isoformat(),
        "code": card.code,
        "name": card.name,
        "kind": card.kind,
        "unit_class": card.unit_class,
        "area_type": card.area_type,
        "parent_id": unit_id(card.parent_code or ""),
        "has_regular_police": 1,
    }


def _whole_rows(plan: Province, commune: Commune) -> Mapping[str, list[Row]]:
    """Return all records of a commune as its bundle would bring them, its own unit first."""
    district = next(one for one in plan.districts if one.code == commune.district)
    tables = plan.rows(commune)
    own = _own_unit(_commune_card(commune, district), plan.entered_on) | own_values(commune)
    tables["org_unit"].insert(0, own)
    return {table: list(_whole(table, rows, own["id"])) for table, rows in tables.items()}


def _whole(table: str, rows: Iterable[Row], owner: str) -> Iterator[Row]:
    info = records.tables()[table]
    for row in rows:
        yield info.whole(records.with_keys(table, {**row, "owner_id": owner}))
