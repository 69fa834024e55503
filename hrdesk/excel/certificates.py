"""Schooling, languages and computers: one cell says the certificate, the level and perhaps the step.

The certificate is kept as its code where the catalog has it ("ƯDCNTT cơ bản" is UDCNTTCB), else as
written. ``write`` puts a record back into one cell so that ``read`` finds the same again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.excel.cells import Refused
from hrdesk.messages import excel as say
from hrdesk.text import match_key, squeeze

LEVEL_KEY = {
    "general_education": "general_education_level",
    "foreign_language": "foreign_language_level",
    "it_skill": "it_skill_level",
}
STEP_KEY = {"foreign_language": "foreign_language_step"}
_LEVELS = {key: key if key == "general_education" else level for key, level in LEVEL_KEY.items()}
_CERTIFICATES = {"foreign_language": "language_certificate", "it_skill": "it_certificate"}
_LEVEL_ONLY = {"NONE", "CERTIFICATE"}  # entries that say no more than the level does
_STEP = re.compile(r"^(.*\S)\s*;\s*bậc ([1-6])$", re.I)
_CLASS = re.compile(r"(?:lớp\s*)?(\d{1,2})\s*/\s*(10|12)\b(.*)", re.I)


@dataclass(frozen=True, slots=True)
class Attainment:
    """What a cell says. ``note`` tells the clerk what was not quite clear."""

    level: str
    certificate: str | None = None
    step: int | None = None
    note: str | None = None


def read(field: str, text: str) -> Attainment:
    """Return what a cell of ``field`` (a key of ``LEVEL_KEY``) says. Raises ``Refused``."""
    text = squeeze(text)
    stepped = _STEP.match(text) if field in STEP_KEY else None
    if stepped:
        found = read(field, stepped.group(1))
        return Attainment(found.level, found.certificate, int(stepped.group(2)))
    label, colon, rest = text.partition(": ")
    if colon and (entry := _by_label(field, label)) is not None:
        return Attainment(entry.code, _certificate_code(field, rest), _step_of(field, rest))
    if (entry := _by_label(field, text)) is not None:
        return Attainment(entry.code)
    return _read_class(text) if field == "general_education" else _read_certificate(field, text)


def _by_label(field: str, text: str) -> Entry | None:
    """Return the level that a text names by its label (or code) and nothing more exact."""
    key = match_key(text)
    levels = catalog(_LEVELS[field])
    return next((one for one in levels.entries if key == match_key(one.label)), None) or levels.by_code.get(text)


def _read_class(text: str) -> Attainment:
    entry = catalog("general_education").find(text)
    if entry is not None:
        return Attainment(entry.code, text)
    found = _CLASS.fullmatch(text)
    level = _level_of_class(int(found.group(1)), int(found.group(2))) if found else None
    if level is None:
        raise Refused(say.level_unclear(catalog("general_education").title))
    return Attainment(level, text)


def _level_of_class(finished: int, system: int) -> str | None:
    """Return the level finished with a class of the twelve-year or the old ten-year school."""
    upper, lower, primary = (12, 9, 5) if system == 12 else (10, 7, 4)
    if finished == upper:
        return "UPPER_SECONDARY"
    if finished > upper:
        return None
    return "LOWER_SECONDARY" if finished >= lower else "PRIMARY" if finished >= primary else None


def _read_certificate(field: str, text: str) -> Attainment:
    entry = _find(field, text)
    if entry is None:
        label = catalog(_LEVELS[field]).label("CERTIFICATE")
        return Attainment("CERTIFICATE", text, note=say.unknown_certificate(label))
    level = str(entry.attributes["level"])
    return Attainment(level, _certificate_code(field, text), _step_of(field, text))


def _find(field: str, text: str) -> Entry | None:
    """Return the certificate that a text names, or begins with where it goes on with a score."""
    certificates = catalog(_CERTIFICATES[field])
    entry = certificates.find(text)
    if entry is not None:
        return entry
    words = match_key(text)
    for one in certificates.entries:
        for prefix in one.attributes.get("prefixes", ()):
            if words.startswith(match_key(prefix) + " "):
                return one
    return None


def _certificate_code(field: str, text: str) -> str | None:
    if field == "general_education":
        return text
    entry = catalog(_CERTIFICATES[field]).find(text)
    if entry is None:
        return text
    return None if entry.code in _LEVEL_ONLY else entry.code


def _step_of(field: str, text: str) -> int | None:
    entry = _find(field, text) if field in STEP_KEY else None
    step = entry.attributes.get("step") if entry else None
    return int(step) if step is not None else None


def write(field: str, values: Mapping[str, Any]) -> str:
    """Return one cell for the certificate, level and step of a row; empty when none is stated."""
    certificate, level = values.get(field), values.get(LEVEL_KEY[field])
    if field == "general_education" and certificate == level:  # a snapshot gives the level of who has no certificate
        certificate = None
    step = values.get(STEP_KEY.get(field, ""))
    if not certificate and not level:
        return ""
    label = catalog(_LEVELS[field]).label(level)
    text = _certificate_label(field, str(certificate)) if certificate else label
    if certificate and level and not _says(field, text, str(certificate), level):
        text = f"{label}: {text}"
    return text if step is None or _step_in(field, text) == step else f"{text}; bậc {step}"


def _certificate_label(field: str, certificate: str) -> str:
    return catalog(_CERTIFICATES[field]).label(certificate) if field in _CERTIFICATES else certificate


def _says(field: str, text: str, certificate: str, level: str) -> bool:
    try:
        found = read(field, text)
    except Refused:
        return False
    return (found.certificate, found.level) == (certificate, level)


def _step_in(field: str, text: str) -> int | None:
    try:
        return read(field, text).step
    except Refused:
        return None
