"""What kind of file the bytes are, whatever its name says; every file that is no workbook gets its sentence."""

import io
import re
import struct
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from hrdesk.errors import UserError
from hrdesk.messages import excel as say

MAX_FILE = 64 * 2**20
MAX_UNPACKED = 600 * 2**20
# What a damaged archive makes of itself while it is read.
DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError, ValueError)


class Format(StrEnum):
    """A workbook format that is read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def load(path: Path) -> tuple[bytes, Format]:
    """Return the bytes of a workbook and its format.

    Raises ``UserError`` for a file that is missing, open in a spreadsheet program, too large,
    encrypted, damaged or no workbook at all.
    """
    _refuse_open_elsewhere(path)
    try:
        if path.stat().st_size > MAX_FILE:
            raise UserError(say.too_large(path.name, MAX_FILE // 2**20))
        data = path.read_bytes()
    except FileNotFoundError:
        raise UserError(say.missing(str(path))) from None
    except (IsADirectoryError, NotADirectoryError):
        raise UserError(say.not_a_file(str(path))) from None
    except PermissionError:
        raise UserError(say.not_a_file(str(path)) if path.is_dir() else say.locked(path.name)) from None
    except OSError as problem:
        raise UserError(say.unreadable(path.name)) from problem
    return data, format_of(data, path.name)


def format_of(data: bytes, name: str) -> Format:
    """Return the format of the bytes. Raises ``UserError``, naming the file as ``name``."""
    if not data:
        raise UserError(say.empty_file(name))
    if data.startswith(b"PK"):
        return _format_of_zip(data, name)
    if data.startswith(_OLE):
        return _format_of_ole(data, name)
    raise UserError(say.not_a_workbook(name, _kind_by_signature(data)))


def _refuse_open_elsewhere(path: Path) -> None:
    """Excel keeps ``~$name.xlsx`` (its user's name inside), LibreOffice ``.~lock.name.xlsx#`` beside an open file."""
    if path.name.startswith(("~$", ".~lock.")):
        raise UserError(say.lock_file(path.name))
    owner = path.with_name("~$" + path.name)
    if owner.is_file():
        raise UserError(say.open_in_excel(path.name, _excel_user(owner)))
    if path.with_name(f".~lock.{path.name}#").is_file():
        raise UserError(say.open_in_excel(path.name, ""))


def _excel_user(owner: Path) -> str:
    try:
        data = owner.read_bytes()
    except OSError:  # Excel may hold it without sharing
        return ""
    length = data[0] if data else 0
    user = data[1 : 1 + length].decode("utf-8", "replace").strip()
    return user if user.isprintable() else ""


def _kind_by_signature(data: bytes) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        return say.KIND_PDF
    if start.startswith((b"<!doctype html", b"<html")) or b"<table" in start:
        return say.KIND_HTML
    if start.startswith((b"\xff\xd8\xff", b"\x89png", b"gif8", b"bm")):
        return say.KIND_IMAGE
    if start.startswith((b"rar!", b"7z\xbc\xaf")):
        return say.KIND_ARCHIVE
    if start.startswith(b"{\\rtf"):
        return say.KIND_DOCUMENT
    if start.startswith(b"<?xml"):
        return say.KIND_HTML
    return say.KIND_TEXT if b"\0" not in data[:1024] else say.KIND_OTHER


_PARTS = re.compile(r"xl/(?:worksheets/[^/]+\.xml|sharedStrings\.xml|styles\.xml|workbook\.xml)|content\.xml", re.I)


def _format_of_zip(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_bomb(parts, name)
            return _format_of_parts(archive, {part.filename for part in parts}, name)
    except DAMAGE as problem:
        raise UserError(say.damaged(name)) from problem


def _refuse_bomb(parts: list[zipfile.ZipInfo], name: str) -> None:
    if sum(part.file_size for part in parts if _PARTS.fullmatch(part.filename)) > MAX_UNPACKED:
        raise UserError(say.too_large_inside(name))


def _format_of_parts(archive: zipfile.ZipFile, names: set[str], name: str) -> Format:
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "xl/workbook.bin" in names:
        raise UserError(say.not_a_workbook(name, say.KIND_XLSB))
    if "content.xml" in names and "mimetype" in names:
        return _format_of_open_document(archive, name)
    is_word = any(part.startswith(("word/", "ppt/")) for part in names)
    raise UserError(say.not_a_workbook(name, say.KIND_DOCUMENT if is_word else say.KIND_ARCHIVE))


def _format_of_open_document(archive: zipfile.ZipFile, name: str) -> Format:
    if b"spreadsheet" not in archive.read("mimetype")[:100]:
        raise UserError(say.not_a_workbook(name, say.KIND_DOCUMENT))
    if b"encryption-data" in archive.read("META-INF/manifest.xml")[: 2**20]:
        raise UserError(say.password_protected(name))
    return Format.ODS


def _format_of_ole(data: bytes, name: str) -> Format:
    """An OLE file is an old workbook, an encrypted new one, or an old document; its directory tells."""
    if _entry("EncryptedPackage") in data:
        raise UserError(say.password_protected(name))
    if _entry("Workbook") in data or _entry("Book") in data:
        if _has_file_password(data):
            raise UserError(say.password_protected(name))
        return Format.XLS
    kind = say.KIND_DOCUMENT if _entry("WordDocument") in data else say.KIND_OTHER
    raise UserError(say.not_a_workbook(name, kind))


_BIFF_START = re.compile(rb"\x09\x08.\x00\x00[\x05\x06]\x05\x00", re.S)
_BIFF_FILEPASS, _BIFF_SHEET = 0x2F, 0x85


def _has_file_password(data: bytes) -> bool:
    """Whether the workbook stream of an .xls has the record of its encryption before that of its first sheet."""
    found = _BIFF_START.search(data)
    place: int = found.start() if found else len(data)
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, place)
        if kind in (_BIFF_FILEPASS, _BIFF_SHEET):
            return bool(kind == _BIFF_FILEPASS)
        place += 4 + length
    return False


def _entry(stream: str) -> bytes:
    """Return a name as a directory entry of an OLE file begins with it."""
    return stream.encode("utf-16-le") + b"\0\0"
