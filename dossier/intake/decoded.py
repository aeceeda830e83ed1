"""The text of a page in the encoding that its readers saw it in."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring
from webencodings import Encoding, decode, lookup

from dossier.language.cldr import primary
from dossier.load.files import read_packaged

# As far as browsers look for the name of the encoding, and some more for what stands in front of it.
_HEAD = 4096
# What stands for bytes that are no UTF-8: the rest of a sign that was cut off, or a byte alone.
_STRAYS = re.compile("[\udce0-\udcf4][\udc80-\udcbf]{1,2}|[\udc80-\udcff]")
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_FALLBACKS = {
    str(code): label for label, codes in read_packaged("intake", "encodings.yml").items() for code in codes
}


def decoded(raw: bytes, language: str) -> str:
    """The text of a page, in the encoding that it names, read as the WHATWG has it: "latin1" is windows-1252.

    What is UTF-8 is read so under any name: browsers heed the server first, of which a saved page is silent.
    """
    marked = raw.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = "" if marked else raw.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and not raw.isascii():
        return text
    head = _head(raw)
    named = next((encoding for label in _labels(raw, head) if (encoding := lookup(label))), None)
    code = language or ("" if head is None else declared_language(head))
    fallback = lookup(_FALLBACKS.get(code) or _FALLBACKS.get(primary(code)) or "windows-1252")
    # A page that could be read so far is not UTF-16, whatever it says.
    is_utf8 = named is not None and (named.name == "utf-8" or named.name.startswith("utf-16"))
    if is_utf8 and not marked:
        return _with_strays(raw, fallback)
    return str(decode(raw, named or fallback)[0])


def _with_strays(raw: bytes, fallback: Encoding) -> str:
    """A page in UTF-8 with its stray bytes, which were pasted in from another encoding, or are all of it."""
    text = raw.decode("utf-8", "surrogateescape")
    alone = [stray for stray in _STRAYS.findall(text) if len(stray) == 1]
    # A page whose letters are mostly no UTF-8 is none.
    if len(alone) > sum(1 for sign in text if sign > "\x7f") / 2:
        return str(decode(raw, fallback)[0])
    return _STRAYS.sub(lambda run: _meant(run[0], fallback), text)


def _meant(stray: str, fallback: Encoding) -> str:
    # What is longer than a byte is the rest of a sign that was cut off.
    return "\ufffd" if len(stray) > 1 else str(decode(stray.encode("utf-8", "surrogateescape"), fallback)[0])


def _head(raw: bytes) -> Any | None:
    start = raw[:_HEAD].decode("latin-1").replace("\0", "")
    try:
        return document_fromstring(start.encode(), parser=HTMLParser(encoding="utf-8"))
    except ParserError:
        return None


def _labels(raw: bytes, head: Any | None) -> list[str]:
    declared = _DECLARED.match(raw)
    named = [declared[1].decode("ascii")] if declared else []
    if head is None:
        return named
    named += [str(label) for label in head.xpath("//meta/@charset")]
    for content in head.xpath("//meta[@http-equiv]/@content"):
        _, equals, label = str(content).casefold().partition("charset=")
        named += [label.split(";")[0].strip(" \"'")] if equals else []
    return named


def declared_language(page: Any) -> str:
    """The language that the root of a page has, as it is written there."""
    return str(page.get("lang") or page.get("xml:lang") or "").strip()
