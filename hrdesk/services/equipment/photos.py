"""Pictures of items: shrunk on entry, kept once by their hash inside the store."""

import hashlib
import io
from pathlib import Path

from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import equipment as say
from hrdesk.models import records
from hrdesk.models.store import Store
from hrdesk.services.transaction import transaction

SIDE = 1600  # pixels, of the longer side
QUALITY = 82  # of JPEG: about 250 KB a picture
MEDIA_TYPE = "image/jpeg"


def shrink(content: bytes) -> bytes:
    """Return a picture as an upright JPEG of at most ``SIDE`` pixels, without what a camera adds (place, time, owner).

    Raises ``ValueError`` when the bytes are no picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as reason:
        raise ValueError("not a picture") from reason
    upright.thumbnail((SIDE, SIDE))
    written = io.BytesIO()
    upright.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def add_photo(
    store: Store, item: str, path: Path, *, caption: str | None = None, taken_on: str | None = None
) -> Changes:
    """Keep the picture in a file with an item. Raises ``UserError`` for a file that is no picture."""
    try:
        content = shrink(path.read_bytes())
    except (ValueError, OSError) as reason:
        raise UserError(say.not_a_picture(path.name)) from reason
    sha256 = hashlib.sha256(content).hexdigest()
    with store.reading() as connection:
        name = records.fetch(connection, "item", [item])[item]["name"]
    with transaction(store, f"Thêm ảnh: {name}") as writing:
        writing.connection.exec_driver_sql(
            "INSERT OR IGNORE INTO photo_content (sha256, media_type, content) VALUES (?, ?, ?)",
            (sha256, MEDIA_TYPE, content),
        )
        writing.add("photo", {"item_id": item, "sha256": sha256, "caption": caption, "taken_on": taken_on})
    return writing.changes


def content(store: Store, sha256: str) -> bytes | None:
    """Return the bytes of a picture, or None when this store has only its description (it came in a bundle)."""
    with store.reading() as connection:
        found = connection.exec_driver_sql("SELECT content FROM photo_content WHERE sha256 = ?", (sha256,)).scalar()
    return None if found is None else bytes(found)


def missing(store: Store) -> list[str]:
    """Return the hashes of pictures that are described here without their bytes."""
    query = "SELECT DISTINCT sha256 FROM photo WHERE sha256 NOT IN (SELECT sha256 FROM photo_content) ORDER BY 1"
    with store.reading() as connection:
        return [str(row[0]) for row in connection.exec_driver_sql(query)]
