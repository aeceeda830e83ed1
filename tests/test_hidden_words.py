"""Words that the style sheets of a page hide are no words of its article, however they are hidden."""

from pathlib import Path

import pytest

from dossier.intake.boilerplate import Article
from tests.test_hostile_articles import SAID, read

# One sheet a line; what it is about has the class and the id "x".
HIDING = r"""
.x{display:none}
#x{visibility:hidden}
p.x{height:0;overflow:hidden}
.x{max-height:0;overflow-y:clip}
div .x{opacity:0}
h1 ~ .x{opacity:1%}
div > p:not(.y){font-size:0}
p{display:block} .x{display:none}
.x{display:none!important} #x{display:block}
@media screen{.x{display:none}}
@media (min-width:300px) and (hover:hover){.x{display:none}}
@media (100px < width <= 3000px){.x{left:-99em}}
@supports (display:grid){@layer a{.x{display:none}}}
div{ & .x{display:none} }
div{ .x{display:none} }
p{ &.x{display:none} }
div{ > p{ .z &, &.x, .z{display:none} } }
\.y, .\78{d\69splay:n\6fne}
/*;*/.x/*{*/{display:/**/none}
[data-k^=a]{position:absolute;left:-200%}
:root{--a:none} .x{--b:var(--a);display:var(--b)}
.x{display:var(--no,none)}
.x{position:absolute;clip:rect(1px,1px,1px,1px)}
.x{clip-path:polygon(0 0,0 0,0 0)}
.x{inset:0 auto auto -9999px}
.x{margin:0 0 0 -9999px}
.x{margin-left:0;margin:-9999px}
.x{font:0/0 a}
.x{transform:translateX(-9999px)}
.x{transform:scale(0)}
.x{color:#0000}
.x{color:rgb(0 0 0 / 0%)}
.x{filter:opacity(0)}
.x{text-indent:110%;white-space:nowrap;overflow:hidden}
div{visibility:hidden} h1,.y{visibility:visible}
div{font-size:0} h1,.y{font-size:16px}
.x{opacity:0;animation:none}
body{visibility:hidden} .y{visibility:visible}
.unknown:frobnicate,.x{display:none}
#x:nth-child(2n + 1),p:nth-child(5){display:none}
.x{width:1px;height:1px;overflow:hidden}
"""
SHOWING = """
.z{display:none}
@media print{.x{display:none}}
@media (max-width:600px){.x{display:none}}
@media not all{.x{display:none}}
@media (width < 20em){.x{display:none}}
.x{display:none} #x{display:block}
.x{display:none} p.x{display:block}
.x{display:none} .x{display:revert}
.x:hover{display:none}
.x::before{display:none}
div{font-size:0} p{font-size:1rem}
div{visibility:hidden} p{visibility:visible}
div{height:0;padding-bottom:56%;overflow:hidden}
.x{width:0;flex:1;min-width:0;overflow:hidden}
.x{height:0}
.x{opacity:.5}
.x{color:transparent;background:red;background-clip:text}
@keyframes in{from{opacity:0}to{opacity:1}} .x{opacity:0;animation:in 1s forwards}
body{opacity:0}
html{visibility:hidden}
body{display:none}
.x{text-indent:2em}
.x{left:-20px}
@supports not (display:grid){.x{display:none}}
.x{margin:-9999px;margin:0}
.x{transform:translate(-50%,-50%)}
.x:not(#x){display:none}
div{ &.x{display:none} }
@font-face{display:none}
.x{clip:auto;clip-path:inset(0)}
"""


def styled(sheet: str, head: str = "<style>{}</style>") -> bytes:
    words = "Some reader has seen that the ferry would sink on its way, as it stands in the file."
    text = "".join(f"<p class=y>{SAID} It is the line of number {number} here.</p>" for number in range(3))
    about = f'<p class="x" id="x" data-k="abc">{words}</p>'
    body = f"<div><h1>A title</h1>{text}{about}{text}</div>"
    return f"<html><head>{head.format(sheet)}</head><body>{body}</body></html>".encode()


def is_read(article: Article | str) -> bool:
    assert isinstance(article, Article), article
    assert [block for block in article.blocks if "number 1" in block.text]
    return any("would sink" in block.text and not block.reason for block in article.blocks)


@pytest.mark.parametrize("sheet", HIDING.strip().splitlines())
def test_words_that_a_sheet_hides_are_not_in_the_article(tmp_path: Path, sheet: str) -> None:
    assert not is_read(read(tmp_path, styled(sheet)))


@pytest.mark.parametrize("sheet", SHOWING.strip().splitlines())
def test_words_that_a_sheet_lets_be_seen_are_read(tmp_path: Path, sheet: str) -> None:
    assert is_read(read(tmp_path, styled(sheet)))


@pytest.mark.parametrize(
    ("head", "is_seen"),
    [
        ("<style media=print>{}</style>", True),
        ("<style type=text/less>{}</style>", True),
        ("<noscript><style>{}</style></noscript>", True),
        ("<style media='screen, print' type=text/css>{}</style>", False),
        ("<link rel=stylesheet href='data:text/css,{}'>", False),
        ("<link rel=preload href='data:text/css,{}'>", True),
    ],
)
def test_a_sheet_hides_where_it_holds(tmp_path: Path, head: str, is_seen: bool) -> None:
    assert is_read(read(tmp_path, styled(".x{display:none}", head))) == is_seen


@pytest.mark.parametrize(
    "sheet",
    [
        "div " * 12 + "p{display:none}" * 2,
        "".join(f".a{n} .b{n} > .x{{opacity:1}}" for n in range(4_000)),
        ".x{" * 4000,
        "p{display:var(--a)}:root{--a:var(--b)var(--b);--b:var(--a)var(--a)}",
        ":is(" * 4000 + ".x",
        "a" * 2_100_000,
        "".join(f"p:nth-of-type({n}):has(b){{opacity:1}}" for n in range(500)),
        ",".join(f".x{n}" for n in range(3000))
        + "{"
        + ",".join(f".y{n}" for n in range(3000))
        + "{opacity:0}}",
        "p{display:none;" * 30 + "}" * 30,
        "div{| .x{display:none}}",
        "(" * 100_000,
        "{" * 100_000,
        "@media " + "not " * 5000 + "all{.x{display:none}}",
        "@media " + "(" * 5000 + "hover{.x{display:none}}",
        ".x{font-size:" + "calc(" * 5000 + "}",
        ".x{color:#" + "0" * 9000 + ";opacity:1e999;left:-1e999px;scale:nan}",
        r"\0\d800\110000{display:none}",
        "[*|x]{display:none}p:lang(de){display:none}:disabled{display:none}:nth-child(1 of .x){display:none}",
    ],
)
def test_no_sheet_keeps_its_reader_busy(tmp_path: Path, sheet: str) -> None:
    """It is read, or refused with what to do."""
    deep = b"<div>" * 300 + styled(sheet)
    for raw in (styled(sheet), deep):
        article = read(tmp_path, raw)
        assert isinstance(article, Article) or any(word in article for word in ("styles", "rules", "no text"))
