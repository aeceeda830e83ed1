"""`dossier add`: what is kept of an article, what is left out and why, and what is written."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from dossier.model.archive import Block, located, read_blocks
from dossier.model.slugs import suggested_id
from dossier.pipeline import problems_of
from tests.site import dossier

FIRST = (
    "Mira Holm, who runs the Harbour Office of the island, said on Monday that the ferry would stop in May. "
    "She told Reuters that a bus would take its place, and that tickets stay valid."
)
SECOND = (
    "The ferry has sailed for sixty years. It carried about 600 people a day last summer, and nobody on the "
    "quay was glad of the news."
)
COPY = f"""Loading Now

Ferry to Stop in May

By Mira Holm and A. Writer
The ferry in the harbour.
  • A bus takes its place.
  • Tickets stay valid.

What Comes Next

{FIRST}

ALSO READ: Ten ferries that you must see
{SECOND}

Original Source: coast.example
Jon Berg is an award-winning reporter who has covered harbours for a decade.

3
Leave a Comment

Your email address will not be shown to anybody.
"""
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ferry to stop in May | Coast Weekly</title>
<link rel="canonical" href="https://coast.example/ferry"><script>let hidden = 1</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/islands">Islands</a></li></ul></nav>
<article><h1>Ferry to stop in May</h1><p class="byline">By Mira Holm</p>
<figure><img src="ferry.jpg" alt=""><figcaption>Seagull on her way.</figcaption></figure>
<p>{FIRST.replace("Reuters", "<b>Reuters</b>")}</p><h2>What comes next</h2>
<ul><li>A bus will run twice a day along the coast.</li><li>Tickets stay valid until June.</li></ul>
<p>{SECOND.replace(". It", ".<br>It")}</p></article>
<footer><p>Coast Weekly is printed on the mainland.</p></footer></body></html>"""


def add(folder: Path, name: str, content: str | bytes, *options: str) -> CompletedProcess[str]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    # Pages say their language themselves.
    language = () if path.suffix == ".html" else ("--language", "en")
    return dossier(folder, "add", str(path), *language, *options)


def kept(folder: Path, id: str) -> dict[str, str]:
    return {str(place): text for place, text in located(blocks(folder, id))}


def blocks(folder: Path, id: str) -> tuple[Block, ...]:
    found = read_blocks((folder / "archive" / f"{id}.txt").read_text())
    assert not isinstance(found, int)
    return found


def left_out(folder: Path, id: str) -> dict[str, str]:
    return {block.text: block.reason for block in blocks(folder, id) if block.reason}


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def pdf(lines: list[str]) -> bytes:
    """A page on which each line is set as it stands."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    return pdf_of(f"BT /F1 10 Tf 50 740 Td {shown} ET")


def pdf_of(drawn: str) -> bytes:
    """A page on which something is drawn."""
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): named})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(drawn.encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_text_is_numbered_as_readers_count_and_nothing_is_lost(tmp_path: Path) -> None:
    done = add(tmp_path, "copy.txt", COPY)
    assert done.returncode == 0, done.stderr
    assert kept(tmp_path, "ferry-to-stop-in-may") == {
        "title": "Ferry to Stop in May",
        "bullet 1": "A bus takes its place.",
        "bullet 2": "Tickets stay valid.",
        "heading 1": "What Comes Next",
        "paragraph 1": FIRST,
        "paragraph 2": SECOND,
    }
    assert list(left_out(tmp_path, "ferry-to-stop-in-may").values()) == [
        "site control",
        "byline",
        "caption",
        "cross-promotion",
        "origin",
        "biography of the author",
        "site control",
        "site control",
        "comment form",
    ]
    words = [line.strip("• ") for line in COPY.splitlines() if line.strip()]
    assert [block.text for block in blocks(tmp_path, "ferry-to-stop-in-may")] == words


def test_the_record_has_what_the_text_gives(tmp_path: Path) -> None:
    done = add(tmp_path, "copy.txt", COPY, "--id", "ferry")
    sum = sha256((tmp_path / "archive/ferry.txt").read_bytes()).hexdigest()
    assert sum in done.stdout
    source = problems_of(tmp_path / "content")[0].sources["ferry"]
    assert (source.title, source.author, source.language) == (
        "Ferry to Stop in May",
        ("Mira Holm", "A. Writer"),
        "en",
    )
    assert (source.rights, source.sha256, source.claims) == ("all-rights-reserved", sum, ())
    notes = (tmp_path / "content/sources/ferry.md").read_text()
    assert "- Agencies named: Reuters (paragraph 1)\n" in notes
    assert (
        "- Date words: May (title, paragraph 1); Monday (paragraph 1); last summer (paragraph 2)\n" in notes
    )
    assert '- Origin line: "Original Source: coast.example"\n' in notes


def test_a_page_keeps_its_order_and_lists_what_stands_around_the_article(tmp_path: Path) -> None:
    done = add(tmp_path, "page.html", PAGE, "--id", "ferry")
    assert done.returncode == 0, done.stderr
    assert list(kept(tmp_path, "ferry").items()) == [
        ("title", "Ferry to stop in May"),
        ("paragraph 1", FIRST),
        ("heading 1", "What comes next"),
        ("bullet 1", "A bus will run twice a day along the coast."),
        ("bullet 2", "Tickets stay valid until June."),
        ("paragraph 2", SECOND),
    ]
    assert left_out(tmp_path, "ferry") == {
        "Home": "outside the article",
        "Islands": "outside the article",
        "By Mira Holm": "byline",
        "Seagull on her way.": "caption",
        "Coast Weekly is printed on the mainland.": "outside the article",
    }
    source = problems_of(tmp_path / "content")[0].sources["ferry"]
    assert (source.url, source.language, source.author) == (
        "https://coast.example/ferry",
        "en-GB",
        ("Mira Holm",),
    )


def test_lines_of_a_pdf_become_paragraphs(tmp_path: Path) -> None:
    first, second = (text.replace(". ", ".\n").split("\n") for text in (FIRST, SECOND))
    lines = ["Ferry to Stop in May", *first, "The bus is new.", "1", *second]
    done = add(tmp_path, "page.pdf", pdf(lines), "--id", "ferry")
    assert done.returncode == 0, done.stderr
    assert kept(tmp_path, "ferry")["title"] == "Ferry to Stop in May"
    assert kept(tmp_path, "ferry")["paragraph 1"].startswith("Mira Holm, who runs the Harbour Office")
    assert left_out(tmp_path, "ferry") == {"1": "site control"}


# An initial that is set before the title, turned text, and words that are spaced out.
SET_BY_HAND = """BT /F1 36 Tf 50 676 Td (T) Tj ET
BT /F1 20 Tf 50 740 Td (Ferry to stop in May) Tj ET
BT 0 1 -1 0 20 300 Tm /F1 10 Tf (Harbour News draft copy) Tj ET
BT /F1 10 Tf 72 692 Td (he ferry stops in May, and nobody on the quay was glad when they heard) Tj
0 -12 Td (of it, since a bus is no ship, and the islanders know what a ship is.) Tj
-22 -36 Td 5 Tc (Mira Holm) Tj 0 Tc ( told this newspaper of it at the end of a long meeting.) Tj ET"""


def test_what_is_set_by_hand_in_a_pdf_is_read_as_its_readers_do(tmp_path: Path) -> None:
    done = add(tmp_path, "page.pdf", pdf_of(SET_BY_HAND), "--id", "ferry")
    assert done.returncode == 0, done.stderr
    assert kept(tmp_path, "ferry") == {
        "title": "Ferry to stop in May",
        "paragraph 1": "The ferry stops in May, and nobody on the quay was glad when they heard "
        "of it, since a bus is no ship, and the islanders know what a ship is.",
        "paragraph 2": "Mira Holm told this newspaper of it at the end of a long meeting.",
    }
    assert set(left_out(tmp_path, "ferry").values()) == {"turned text"}


def test_lines_that_were_broken_by_hand_are_joined(tmp_path: Path) -> None:
    add(
        tmp_path,
        "copy.txt",
        "Ferry to stop\n\nThe ferry stops\nin May.\n\nNobody was glad.\n",
        "--id",
        "ferry",
    )
    assert kept(tmp_path, "ferry") == {
        "title": "Ferry to stop",
        "paragraph 1": "The ferry stops in May.",
        "paragraph 2": "Nobody was glad.",
    }


def test_a_summary_in_front_of_the_body_is_a_standfirst(tmp_path: Path) -> None:
    summary = (
        "Mira Holm of the Harbour Office wants no ferry. The island is to have a bus, she has said, by May."
    )
    add(tmp_path, "copy.txt", f"Ferry to stop\n\n{summary}\n\n{FIRST}\n\n{SECOND}\n", "--id", "ferry")
    assert list(kept(tmp_path, "ferry")) == ["title", "standfirst", "paragraph 1", "paragraph 2"]
    add(tmp_path, "other.txt", f"Ferry to stop\n\n{FIRST}\n\n{SECOND}\n", "--id", "other")
    assert list(kept(tmp_path, "other")) == ["title", "paragraph 1", "paragraph 2"]


def test_an_editor_keeps_and_leaves_out_by_number(tmp_path: Path) -> None:
    add(tmp_path, "copy.txt", COPY, "--id", "ferry", "--keep", "4", "--keep", "9", "--leave-out", "5")
    assert kept(tmp_path, "ferry")["caption 1"] == "The ferry in the harbour."
    assert kept(tmp_path, "ferry")["heading 2"] == "ALSO READ: Ten ferries that you must see"
    assert left_out(tmp_path, "ferry")["A bus takes its place."] == "by the editor"
    beyond = add(tmp_path, "copy.txt", COPY, "--id", "other", "--keep", "99")
    assert beyond.returncode == 1
    assert "there is no block 99" in beyond.stderr


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    add(tmp_path, "copy.txt", COPY, "--id", "ferry")
    record, text = tmp_path / "content/sources/ferry.md", tmp_path / "archive/ferry.txt"
    before = record.read_text(), text.read_text()
    refused = add(tmp_path, "copy.txt", COPY, "--id", "ferry", "--keep", "1")
    assert refused.returncode == 1
    assert "is there already; give another --id, or add --replace" in refused.stderr
    assert (record.read_text(), text.read_text()) == before
    replaced = add(tmp_path, "copy.txt", COPY, "--id", "ferry", "--keep", "1", "--replace")
    assert "ferry.md has another text, and stays as it is" in replaced.stdout
    assert record.read_text() == before[0]
    assert text.read_text() != before[1]
    assert sha256(text.read_bytes()).hexdigest() in replaced.stdout


def test_both_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "archive/ferry.txt").mkdir(parents=True)
    failed = add(tmp_path, "copy.txt", COPY, "--id", "ferry", "--replace")
    assert failed.returncode == 1
    assert "nothing was written" in failed.stderr
    assert files(tmp_path) == ["copy.txt"]


@pytest.mark.parametrize(
    ("name", "content", "options", "message"),
    [
        ("copy.doc", COPY, (), "must end with one of: .txt, .html, .htm, .pdf"),
        ("copy.txt", b"caf\xe9 au lait", (), "not UTF-8 text"),
        ("copy.txt", "Loading Now\n", (), "no text of an article was found"),
        ("copy.html", "", (), "no text of an article was found"),
        ("copy.pdf", b"no PDF", (), "the PDF cannot be read"),
        ("copy.txt", FIRST * 2, (), "the text has no title"),
        ("copy.txt", COPY, ("--id", "Ferry!"), "'Ferry!' is not an id"),
    ],
)
def test_what_cannot_be_added_says_why(
    tmp_path: Path, name: str, content: str | bytes, options: tuple[str, ...], message: str
) -> None:
    done = add(tmp_path, name, content, *options)
    assert (done.returncode, files(tmp_path)) == (1, [name])
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_an_id_of_another_kind_is_taken(tmp_path: Path) -> None:
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / "content/actors/ferry.md").write_text("---\nname: Ferry\ntype: group\n---\n")
    assert "has this id already" in add(tmp_path, "copy.txt", COPY, "--id", "ferry").stderr


def test_signs_of_the_copy_change_neither_the_record_nor_the_terminal(tmp_path: Path) -> None:
    copy = f"Ferry: [[stop]] #3 \x1b[31m\n\n{FIRST}\n\nOriginal Source: <b>*coast*</b> [@x#y]\n"
    done = add(tmp_path, "copy.txt", copy, "--id", "ferry")
    assert "\x1b" not in done.stdout
    found, problems = problems_of(tmp_path / "content")
    assert found.sources["ferry"].title == "Ferry: [[stop]] #3 [31m"
    assert [problem.message for problem in problems if "ferry" in str(problem.at)] == []


def test_ids_are_ascii_words() -> None:
    assert suggested_id("Mira’s café: «No ferry», says the mayor") == "miras-cafe-no-ferry-says"
    assert suggested_id("Паром") == ""
