"""Tells a file by its first bytes, never by its name; what cannot be shown is said plainly."""

from __future__ import annotations

__all__ = ["HEAD", "PICTURES", "media_type_of", "safe_name", "usual_kind"]

from app.attachments.codes import Kind
from app.errors import Fault, Refused
from app.i18n import tr

HEAD = 4096  # bytes needed to tell

PICTURES = frozenset(  # what the press can show
    {"image/jpeg", "image/png", "image/bmp", "image/tiff", "image/webp", "application/pdf"}
)

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"0&\xb2u\x8ef\xcf\x11", "audio/x-ms-wma"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),  # .doc, .xls, .wps
    (b"{\\rtf", "application/rtf"),
)
_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}
_OFFICE = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"opendocument.text", "application/vnd.oasis.opendocument.text"),
)
_ENDINGS = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/bmp": (".bmp",),
    "image/tiff": (".tif", ".tiff"),
    "image/webp": (".webp",),
    "application/pdf": (".pdf",),
    "audio/amr": (".amr",),
    "audio/mpeg": (".mp3",),
    "audio/ogg": (".ogg", ".oga", ".opus"),
    "audio/flac": (".flac",),
    "audio/wav": (".wav",),
    "audio/mp4": (".m4a",),
    "audio/x-ms-wma": (".wma", ".wmv"),
    "video/mp4": (".mp4", ".m4v", ".mov", ".3gp"),
    "video/x-msvideo": (".avi",),
    "text/plain": (".txt",),
    "application/x-ole-storage": (".doc", ".xls", ".ppt", ".wps", ".et"),
    _OFFICE[0][1]: (".docx",),
    _OFFICE[1][1]: (".xlsx",),
    _OFFICE[2][1]: (".odt",),
    "application/rtf": (".rtf", ".doc"),
}
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")


def media_type_of(head: bytes, name: str) -> str:
    """The media type of a file that begins so; raises Refused for what is not taken in."""
    if head[4:8] == b"ftyp":
        return _container(head)
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    for start, media_type in _STARTS:
        if head.startswith(start):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        for part, media_type in _OFFICE:
            if part in head:
                return media_type
        if name.lower().endswith((".docx", ".xlsx")):
            return _OFFICE[name.lower().endswith(".xlsx")][1]
    if name.lower().endswith(".txt") and b"\0" not in head:
        return "text/plain"
    raise Refused(
        Fault(
            tr(
                "{name} 这种文件收不了，没有添加。能收的有：照片（JPG、PNG）、扫描件（PDF、TIFF）、"
                "录音录像、Word、Excel 和 WPS 文件。"
            ).format(name=name)
        )
    )


def _container(head: bytes) -> str:
    brand = head[8:12]
    if brand in _HEIC:
        raise Refused(
            Fault(
                tr(
                    "这是苹果手机的 HEIC 照片，现在还打不开，没有添加。请在手机的"
                    "“设置—相机—格式”里选“兼容性最佳”再拍，或者先转成 JPG。"
                )
            )
        )
    return "audio/mp4" if brand.startswith(b"M4A") else "video/mp4"


def safe_name(name: str, media_type: str) -> str:
    """A name whose ending is one of its type, so that opening it starts no program of its own.

    Raises:
        Refused: the type is none we take in; a colleague's newer program may know it.
    """
    endings = _ENDINGS.get(media_type)
    if endings is None:
        raise Refused(
            Fault(tr("{name} 是本机还不认识的文件，没有打开。请先升级榕下。").format(name=name))
        )
    return name if name.lower().endswith(endings) else name + endings[0]


def usual_kind(media_type: str) -> Kind:
    """What people most likely call it."""
    if media_type == "application/pdf":
        return Kind.SCAN
    match media_type.partition("/")[0]:
        case "image":
            return Kind.PHOTO
        case "audio" | "video":
            return Kind.SOUND
        case _:
            return Kind.DOCUMENT
