"""Every plain check is described, with an id that never changes."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ID = re.compile(r"\b(?:ID|DATE|TITLE|DATA|POST|PAPER|LEVEL|CODE|AGE|UNIT|DUPLICATE)-[A-Z][A-Z_]+")


def test_every_id_in_the_code_is_in_the_table_of_the_documents() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "hrdesk" / "rules").glob("*.py"))
    described = set(ID.findall((ROOT / "docs" / "standards.md").read_text("utf-8")))
    assert set(ID.findall(code)) - described == set()
