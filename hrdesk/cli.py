"""The command line (contracts, section 2): everything but the window, without Qt.

Exit 0: done. Exit 1: refused, one sentence on standard error, nothing changed. Exit 2: usage.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hrdesk.errors import HRDeskError, UserError
from hrdesk.messages import equipment_lists as say_lists
from hrdesk.messages import forms as say_forms
from hrdesk.messages import preview as say_preview
from hrdesk.messages import store as say_store

if TYPE_CHECKING:
    from hrdesk.models.store import Store

app = typer.Typer(
    name="hrdesk",
    help="Hồ sơ nhân sự và trang thiết bị của xã, phường. Không kèm lệnh: mở cửa sổ chương trình.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)

StoreDir = Annotated[Path, typer.Option("--store", metavar="DIR", help="Thư mục dữ liệu.")]
AsJson = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON.")]


def _read_day(text: str) -> date:
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(say_forms.no_such_iso_day(text)) from None


AsOf = Annotated[date | None, typer.Option("--as-of", parser=_read_day, metavar="YYYY-MM-DD", help="Tính đến ngày.")]
UnitCode = Annotated[str | None, typer.Option("--unit", metavar="C", help="Mã đơn vị (mặc định: cả đơn vị này).")]
_LISTS = ("staff", "training", "equipment")
Output = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Tệp ghi ra.")]


def main() -> None:
    """Run the command line; every expected trouble ends in one sentence and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a Windows console may not be UTF-8
            reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except HRDeskError as trouble:
        typer.echo(trouble.sentence, err=True)
        raise SystemExit(1) from None


def _show(as_json: bool, value: dict[str, Any], *lines: str) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False) if as_json else "\n".join(lines))


def _passphrase(*, confirm: bool = False) -> str:
    given = os.environ.get("HRDESK_PASSPHRASE")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError(say_store.passphrase_needed())
    return str(typer.prompt("Mật khẩu", hide_input=True, confirmation_prompt=confirm, err=True))


@contextmanager
def _open(folder: Path, *, read_only: bool = False) -> "Iterator[Store]":
    from hrdesk.services import stores

    store = stores.open_store(folder, user=os.environ.get("HRDESK_USER"), passphrase=_passphrase(), read_only=read_only)
    with store:
        yield store


def _day(given: date | None) -> date:
    return given or date.today()


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Thư mục dữ liệu.")] = None,
) -> None:
    """Mở cửa sổ chương trình."""
    if context.invoked_subcommand is None:
        from hrdesk.bootstrap import open_window

        raise typer.Exit(open_window(store))


@app.command()
def demo(
    scale: Annotated[str, typer.Option(metavar="commune|district|province|town")] = "commune",
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Thư mục để tạo dữ liệu mẫu.")] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="Không mở cửa sổ.")] = False,
    as_json: AsJson = False,
) -> None:
    """Tạo xã và huyện mẫu rồi chạy trọn việc: nhập, rà soát, in, gửi, nhận; hoặc cả một huyện, tỉnh, thành phố mẫu."""
    from hrdesk.services import demo as demos

    tell = (lambda line: typer.echo(line, err=True)) if as_json else typer.echo
    made = demos.run(out, scale=scale, tell=tell)
    if as_json:
        typer.echo(json.dumps(made.as_json(), ensure_ascii=False))
    if not no_window and made.opens is not None:
        from hrdesk.bootstrap import has_screen, open_window

        if has_screen():
            os.environ.setdefault("HRDESK_PASSPHRASE", demos.PASSPHRASE)
            raise typer.Exit(open_window(made.opens))


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    unit_code: Annotated[str, typer.Option(metavar="C", help="Mã đơn vị hành chính.")],
    unit_name: Annotated[str, typer.Option(metavar="N", help="Tên đơn vị, ví dụ: xã Tam Hợp.")],
    kind: Annotated[str, typer.Option(metavar="XA|PHUONG|THI_TRAN|DAC_KHU|HUYEN|TINH")],
    unit_class: Annotated[str | None, typer.Option("--class", metavar="I|II|III|DB")] = None,
    parent_code: Annotated[str | None, typer.Option(metavar="C")] = None,
    parent_name: Annotated[str | None, typer.Option(metavar="N")] = None,
    area: Annotated[str | None, typer.Option(metavar="DELTA|URBAN|MOUNTAIN", help="Vùng.")] = None,
    as_json: AsJson = False,
) -> None:
    """Tạo dữ liệu mới cho một đơn vị."""
    from hrdesk.services.offices import OfficeCard, create_office

    office = OfficeCard(unit_code, unit_name, kind, unit_class, area, parent_code, parent_name)
    user = os.environ.get("HRDESK_USER", "quản trị")
    store, recovery = create_office(folder, office, user=user, passphrase=_passphrase(confirm=True))
    store.close()
    unit = {"code": unit_code, "name": unit_name}
    _show(
        as_json,
        {"store": str(folder), "unit": unit, "user": user, "recovery_code": recovery},
        f"Đã tạo dữ liệu của {unit_name} trong {folder}.",
        f"Người dùng: {user}.",
        f"Mã khôi phục (chỉ hiện một lần, hãy in ra và cất kỹ): {recovery}",
    )


@app.command()
def template(
    kind: Annotated[str, typer.Argument(metavar="staff|training|equipment")],
    output: Output,
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR")] = None,
    as_json: AsJson = False,
) -> None:
    """Ghi tệp mẫu Excel để nhập dữ liệu."""
    from hrdesk.services.workbooks import write_template

    _refuse_unknown(kind)
    if store is None:
        write_template(kind, output)
    else:
        with _open(store, read_only=True) as opened:
            write_template(kind, output, store=opened)
    _show(as_json, {"file": str(output)}, f"Đã ghi mẫu: {output}")


def _refuse_unknown(kind: str) -> None:
    if kind not in _LISTS:
        raise typer.BadParameter(f"“{kind}” không phải là một trong: {', '.join(_LISTS)}")


@app.command("import")
def import_(
    kind: Annotated[str, typer.Argument(metavar="staff|training|equipment")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    store: StoreDir,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem trước, không ghi.")] = False,
    error_sheet: Annotated[Path | None, typer.Option(metavar="OUT.xlsx", help="Trả lại tệp có cột Lỗi.")] = None,
    as_json: AsJson = False,
) -> None:
    """Nhập danh sách từ Excel: mỗi tệp là một việc, hoàn tác được."""
    from hrdesk.services import workbooks

    _refuse_unknown(kind)
    with _open(store, read_only=dry_run) as opened:
        read = workbooks.read_files(opened, kind, files)  # all of them, before anything is written
        sheets = workbooks.write_error_sheets(opened, read, error_sheet, dry_run=dry_run) if error_sheet else []
        with _progress(read, "Nhập", as_json) as waiting:
            results = [workbooks.import_read(opened, file, dry_run=dry_run) for file in waiting]
    lines = [*map(_import_lines, results), *(f"Tệp ghi lỗi: {sheet}" for sheet in sheets)]
    _show(as_json, _one_or_many([result.as_json() for result in results]), *lines)


def _import_lines(result: Any) -> str:
    facts = result.as_json()
    lines = [
        f"{facts['file']}: đọc {facts['rows_read']} dòng: mới {facts['new']}, thay đổi {facts['changed']}, "
        f"giữ nguyên {facts['same']}, bị từ chối {facts['rejected']}, nghi trùng {facts['duplicates_suspected']}."
    ]
    lines += [f"  {_place(told)}: {told['reason']}" for told in facts["rejections"]]
    lines += [f"  Lưu ý. {_place(told)}: {told['reason']}" for told in facts["warnings"]]
    if result.preview.new_hamlets:
        lines.append(f"  {say_preview.new_hamlets(', '.join(result.preview.new_hamlets))}")
    if result.preview.new_places:
        lines.append(f"  {say_lists.new_places(', '.join(result.preview.new_places))}")
    if facts["transaction"] is None:
        lines.append("  Chưa ghi gì vào dữ liệu.")
    return "\n".join(lines)


def _place(told: dict[str, Any]) -> str:
    row = f"dòng {told['row']}" if told["row"] else f"trang {told['sheet']}"
    place = f"{row}, cột {told['column']}" if told["column"] else row
    return place[0].upper() + place[1:]


def _one_or_many(objects: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one file's object itself; several stand in ``files``, and one is there too."""
    return {**objects[0], "files": objects} if len(objects) == 1 else {"files": objects}


@contextmanager
def _progress(items: Sequence[Any], label: str, as_json: bool) -> Iterator[Any]:
    if as_json or len(items) < 2 or not sys.stderr.isatty():
        yield items
    else:
        with typer.progressbar(items, label=label, file=sys.stderr) as bar:
            yield bar


@app.command()
def undo(
    store: StoreDir,
    show_list: Annotated[bool, typer.Option("--list", help="Chỉ liệt kê các việc đã làm.")] = False,
    as_json: AsJson = False,
) -> None:
    """Hoàn tác việc vừa làm."""
    from hrdesk.services import undo as undoing

    with _open(store, read_only=show_list) as opened:
        if show_list:
            entries = undoing.history(opened)
            rows = [
                {"transaction": e.id, "name": e.name, "at": e.at, "user": e.user, "undoable": e.may_be_undone}
                for e in entries
            ]
            lines = [
                f"{e.at.replace('T', ' ')}  {e.user}  {e.name}{'  (đã hoàn tác)' if e.undone else ''}" for e in entries
            ]
            _show(as_json, {"transactions": rows}, *(lines or ["Chưa có việc nào."]))
        else:
            changes = undoing.undo(opened)
            _show(as_json, {"transaction": changes.transaction, "name": changes.name}, f"{changes.name}: xong.")


@app.command()
def check(
    store: StoreDir,
    as_of: AsOf = None,
    unit: UnitCode = None,
    standard: Annotated[str | None, typer.Option(metavar="ID", help="Chỉ theo một văn bản.")] = None,
    as_json: AsJson = False,
) -> None:
    """Rà soát hồ sơ theo tiêu chuẩn có hiệu lực vào ngày đó."""
    from hrdesk.messages import checks as say_checks
    from hrdesk.services import checking

    with _open(store, read_only=True) as opened:
        findings = checking.findings(opened, _day(as_of), unit=unit, standard=standard)
    rows = [checking.as_json(finding) for finding in findings]
    lines = [say_checks.line(f.severity, f.message, f.legal_basis, f.competing, f.accepted) for f in findings]
    value = {"as_of": _day(as_of).isoformat(), "findings": rows}
    accepted = sum(finding.accepted is not None for finding in findings)
    _show(as_json, value, *lines, f"{say_checks.counted(len(findings) - accepted, accepted)}.")


@app.command()
def report(
    identifier: Annotated[str, typer.Argument(metavar="list|ID")],
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE.pdf|.xlsx|.json")] = None,
    as_of: AsOf = None,
    since: Annotated[date | None, typer.Option("--from", parser=_read_day, metavar="YYYY-MM-DD")] = None,
    until: Annotated[date | None, typer.Option("--to", parser=_read_day, metavar="YYYY-MM-DD")] = None,
    unit: UnitCode = None,
    given: Annotated[
        list[str] | None, typer.Option("--param", metavar="KEY=VALUE", help="Lựa chọn của báo cáo; lặp lại được.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Lập báo cáo ra PDF, Excel hoặc JSON; “report list” liệt kê các báo cáo."""
    from hrdesk.services import reporting

    if identifier == "list":
        known = reporting.reports()
        rows = [{"report": info.identifier, "title": info.title} for info in known]
        _show(as_json, {"reports": rows}, *(f"{info.identifier:24} {info.title}" for info in known))
        return
    if store is None or output is None:
        raise typer.BadParameter("cần --store DIR và -o FILE")
    told = reporting.told(identifier, _params(given or []))
    params = {"from": since, "to": until, **told}
    with _open(store, read_only=True) as opened:
        warnings = reporting.write(opened, identifier, _day(as_of), output, unit=unit, params=params)
    value = {"report": identifier, "file": str(output), "warnings": warnings}
    _show(as_json, value, f"Đã lập {identifier}: {output}", *warnings)


def _params(given: list[str]) -> dict[str, str]:
    """Return what ``KEY=VALUE`` say."""
    pairs = [one.partition("=") for one in given]
    for key, sign, _ in pairs:
        if not key or not sign:
            raise typer.BadParameter("--param cần dạng KEY=VALUE")
    return {key: value for key, _, value in pairs}


@app.command()
def card(store: StoreDir, output: Output, as_json: AsJson = False) -> None:
    """Ghi thẻ của đơn vị (tên và khóa công khai) để gửi cơ quan khác."""
    from hrdesk.services.trusting import write_card

    with _open(store, read_only=True) as opened:
        made = write_card(opened, output)
    value = {"file": str(output), "unit": made.unit.code, "name": made.unit.name, "fingerprint": made.fingerprint}
    _show(as_json, value, f"Đã ghi thẻ của {made.unit.name}: {output}", f"Dấu vân tay: {made.fingerprint}")


@app.command()
def trust(
    office: Annotated[Path, typer.Argument(metavar="OFFICE.hrc")],
    store: StoreDir,
    fingerprint: Annotated[str | None, typer.Option(metavar="F", help="Dấu vân tay đã nghe qua điện thoại.")] = None,
    as_json: AsJson = False,
) -> None:
    """Tin cậy thẻ của cơ quan cấp trên hoặc cấp dưới."""
    from hrdesk.services import trusting

    with _open(store) as opened:
        row = trusting.trust(opened, office, fingerprint=fingerprint)
    value = {"unit": row.code, "name": row.name, "relation": row.relation, "fingerprint": row.fingerprint}
    where = "cấp trên" if row.relation == trusting.ABOVE else "cấp dưới"
    _show(as_json, value, f"Đã tin cậy thẻ của {row.name} ({where}).", f"Dấu vân tay: {row.fingerprint}")


@app.command()
def export(store: StoreDir, output: Output, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Niêm phong hồ sơ thành một tệp gửi cơ quan cấp trên."""
    from hrdesk.services import sending

    with _open(store) as opened:
        sent = sending.export(opened, output, as_of=_day(as_of))
    value = {
        "file": sent.path,
        "seq": sent.seq,
        "as_of": sent.as_of,
        "to": sent.to,
        "counts": sent.counts,
        "control_code": sent.control_code,
        "state_digest": sent.state_digest,
    }
    _show(
        as_json, value, f"Đã niêm phong gói số {sent.seq} gửi {sent.to}: {output}", f"Mã kiểm tra: {sent.control_code}"
    )


@app.command()
def receive(
    files: Annotated[list[Path], typer.Argument(metavar="FILE.hrb...")],
    store: StoreDir,
    preview: Annotated[bool, typer.Option("--preview", help="Chỉ xem trước, không ghi.")] = False,
    as_json: AsJson = False,
) -> None:
    """Kiểm tra gói dữ liệu cấp dưới gửi lên và nhận các gói sạch."""
    from hrdesk.services import receiving

    results = []
    with _open(store, read_only=preview) as opened, _progress(files, "Nhận", as_json) as waiting:
        for file in waiting:
            results += receiving.receive(opened, [file], preview=preview)
    _show(as_json, _one_or_many([result.as_json() for result in results]), *map(_receive_line, results))
    bad = [r for r in results if r.result in (receiving.REFUSED, receiving.QUARANTINED, receiving.HELD)]
    if len(bad) == len(results):  # with one file applied, something did change
        raise UserError(" ".join(result.reason for result in bad))


def _receive_line(result: Any) -> str:
    labels = {
        "applied": "đã nhận",
        "previewed": "xem trước",
        "already_merged": "đã nhận từ trước",
        "held": "tạm giữ",
        "quarantined": "cách ly",
        "refused": "từ chối",
    }
    label, counts = labels[result.result], result.counts
    if result.result not in ("applied", "previewed"):
        return f"{result.file}: {label}. {result.reason}"
    return (
        f"{result.file}: {label} {result.unit_name}, gói số {result.seq}: mới {counts['new']}, "
        f"thay đổi {counts['changed']}, giữ nguyên {counts['same']}, xóa {counts['deleted']}, "
        f"thiếu {counts['missing']}. Mã {result.control_code}"
    )


@app.command()
def inbox(store: StoreDir, as_json: AsJson = False) -> None:
    """Bảng tình hình nộp: đơn vị nào đã gửi gì, khi nào."""
    from hrdesk.services import receiving

    with _open(store, read_only=True) as opened:
        rows = receiving.inbox(opened)
    value = {
        "units": [
            {"unit": r.unit_code, "name": r.unit_name, "seq": r.seq, "as_of": r.as_of, "received_at": r.received_at,
             "control_code": r.control_code, "state": r.state}
            for r in rows
        ]
    }  # fmt: skip
    lines = [f"{r.unit_code}  {r.unit_name}: {r.state_label}" for r in rows]
    _show(as_json, value, *(lines or ["Chưa có đơn vị cấp dưới nào."]))


@app.command()
def backup(store: StoreDir, output: Output, as_json: AsJson = False) -> None:
    """Sao lưu toàn bộ dữ liệu (vẫn mã hóa) thành một tệp."""
    from hrdesk.services import stores

    with _open(store, read_only=True) as opened:
        stores.backup(opened, output)
    _show(as_json, {"file": str(output)}, f"Đã sao lưu: {output}")


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE")],
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    as_json: AsJson = False,
) -> None:
    """Khôi phục bản sao lưu vào một thư mục trống."""
    from hrdesk.services import stores

    stores.restore(source, folder)
    _show(as_json, {"store": str(folder)}, f"Đã khôi phục vào {folder}.")


@app.command()
def verify(store: StoreDir, as_json: AsJson = False) -> None:
    """Kiểm tra toàn bộ tệp dữ liệu và in mã trạng thái."""
    from hrdesk.services import stores

    with _open(store, read_only=True) as opened:
        found = stores.verify(opened)
    integrity = "ok" if found.ok else "; ".join(found.integrity)
    value = {"ok": found.ok, "integrity": integrity, "state_digest": found.state_digest, "counts": found.counts}
    _show(as_json, value, f"Dữ liệu {'nguyên vẹn' if found.ok else 'bị hỏng: ' + integrity}.", found.state_digest)
    if not found.ok:
        raise UserError(say_store.damaged(integrity))


@app.command("self-test")
def self_test(as_json: AsJson = False) -> None:
    """Tự kiểm tra bản cài: phông chữ, mã hóa, cơ sở dữ liệu, PDF, gói dữ liệu, cửa sổ."""
    from hrdesk.selftest import self_test as run

    steps = run()
    _show(as_json, {"ok": True, "steps": steps}, *(f"{step}: tốt" for step in steps))
