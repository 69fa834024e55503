"""docs/glossary.md says what the field declarations say."""

from tools import glossary


def test_the_glossary_is_not_stale() -> None:
    assert glossary.GLOSSARY.read_text("utf-8") == glossary.render(), "run: python tools/glossary.py"
