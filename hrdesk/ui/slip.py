"""The slip that goes with a bundle, another way than the file: what was sealed, for whom, and the control code."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrdesk.services.sending import SentRow


def slip_html(sent: "SentRow") -> str:
    """Return the slip as simple HTML."""
    day = "/".join(reversed(sent.as_of.split("-")))
    moment, _, time = sent.sealed_at.partition("T")
    lines = (
        ("Bên giao", sent.unit),
        ("Bên nhận", sent.to),
        ("Gói số", str(sent.seq)),
        ("Số liệu tính đến ngày", day),
        ("Niêm phong lúc", f"{time[:5]} ngày {'/'.join(reversed(moment.split('-')))}"),
        ("Tên tệp", Path(sent.path).name),
        ("Số bản ghi", str(sum(sent.counts.values()))),
    )
    rows = "".join(f"<tr><td>{escape(name)}:&nbsp;</td><td><b>{escape(value)}</b></td></tr>" for name, value in lines)
    return (
        "<h2 align='center'>PHIẾU BÀN GIAO GÓI DỮ LIỆU</h2>"
        f"<table cellspacing='4'>{rows}</table>"
        f"<p>Mã kiểm tra (bên nhận gõ vào chương trình):</p>"
        f"<p align='center' style='font-size:20pt'><b>{escape(sent.control_code)}</b></p>"
        "<table width='100%'><tr><td align='center'><b>BÊN GIAO</b><br/><i>(Ký, ghi rõ họ tên)</i></td>"
        "<td align='center'><b>BÊN NHẬN</b><br/><i>(Ký, ghi rõ họ tên)</i></td></tr></table>"
    )
