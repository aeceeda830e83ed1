"""What `dossier add` takes for the text of an article: line ends, pages, and what a browser shows."""

from pathlib import Path

import pytest

from dossier.intake.articles import read_article
from dossier.intake.boilerplate import Article
from dossier.intake.line_ends import joined, words_for
from dossier.intake.raised import lowered, raised, with_fractions

LONG = (
    "The harbour office told this newspaper after a long meeting that nobody on the quay was glad about the "
    "news of the ferry, and that a bus is to take its place before the summer."
)


def read(folder: Path, name: str, content: bytes, language: str = "") -> Article:
    path = folder / name
    path.write_bytes(content)
    article = read_article(path, frozenset(), frozenset(), language)
    assert isinstance(article, Article), article
    return article


def page(
    body: str, head: str = "", root: str = 'lang="en"', encoding: str = "utf-8", title: str = "Ferry to stop"
) -> bytes:
    html = f"<!DOCTYPE html><html {root}><head><title>{title}</title>{head}</head><body><article>"
    return f"{html}<h1>{title}</h1>{body}<p>{LONG}</p></article></body></html>".encode(encoding)


def text(article: Article) -> str:
    return "\n".join(
        block.text for block in article.blocks if block.label == "paragraph" and not block.reason
    )


@pytest.mark.parametrize(
    ("language", "lines", "whole"),
    [
        ("en", ("told us af-", "ter dark"), "told us after dark"),
        ("en", ("the har-", "bour"), "the harbour"),
        ("en", ("a long-stand-", "ing rule"), "a long-standing rule"),
        ("en", ("the sea-", "level rise"), "the sea-level rise"),
        ("en", ("a Moscow-", "based paper"), "a Moscow-based paper"),
        ("en", ("the US-", "led talks"), "the US-led talks"),
        ("en", ("of COVID-", "19"), "of COVID-19"),
        ("en", ("two-", "and three-storey"), "two- and three-storey"),
        ("en", ("thous-", "and"), "thousand"),
        ("en", ("sea\u00ad", "sick"), "seasick"),
        ("en", ("ferries—", "and boats"), "ferries—and boats"),
        ("en", ("ferries –", "and boats"), "ferries – and boats"),
        ("de", ("die Hafen-", "behörde"), "die Hafenbehörde"),
        ("de", ("das Hafen-", "Amt"), "das Hafen-Amt"),
        ("de", ("Ein-", "und Ausgang"), "Ein- und Ausgang"),
        ("fr", ("le gouver-", "nement"), "le gouvernement"),
        ("fr", ("son grand-", "père"), "son grand-père"),
        ("ja", ("渡し船は五月に", "最後の航海をする。"), "渡し船は五月に最後の航海をする。"),
        ("ko", ("배는 오월에", "선다."), "배는 오월에 선다."),
    ],
)
def test_a_line_end_is_read_as_what_it_was(language: str, lines: tuple[str, str], whole: str) -> None:
    assert joined(lines, words_for((), language)).text == whole


def test_the_article_itself_says_first_what_a_hyphen_was() -> None:
    words = words_for(["They say that rewrite and re-form are two things."], "en")
    assert joined(["to re-", "form it"], words).text == "to re-form it"
    assert joined(["to re-", "write it"], words).text == "to rewrite it"


def test_a_word_that_nothing_decides_is_named() -> None:
    assert joined(["biało-", "czerwony"], words_for((), "pl")).undecided == ("białoczerwony",)
    # A language that nobody knows is not guessed at: the hyphen stays.
    unread = joined(["xanu-", "thil"], words_for((), ""))
    assert (unread.text, unread.undecided) == ("xanu-thil", ("xanu-thil",))


def test_raised_signs_never_lengthen_a_number() -> None:
    assert [f"10{raised(sign, '10')}" for sign in ("5", "-6", "th", "3a")] == ["10⁵", "10⁻⁶", "10th", "10^3a"]
    assert (lowered("2", "CO"), lowered("2", "10")) == ("2", "₂")
    assert with_fractions(f"3{raised('1', '3')}/{lowered('2', '/')}") == "3½"


@pytest.mark.parametrize(
    ("root", "said"),
    [
        ('lang="en"', "said “our <b>last</b> month”, and"),
        ('lang="de"', "said „our <b>last</b> month“, and"),
        ('lang="fr"', "said «our <b>last</b> month», and"),
        ('lang="ja"', "said 「our <b>last</b> month」, and"),
    ],
)
def test_a_q_stands_in_its_sentence_with_the_marks_of_its_language(
    tmp_path: Path, root: str, said: str
) -> None:
    body = f"<p>She said <q>our <b>last</b> month</q>, and left. {LONG}</p>"
    plain = said.replace("<b>", "").replace("</b>", "")
    assert f"She {plain} left." in text(read(tmp_path, "page.html", page(body, root=root)))


def test_notes_are_left_out_and_listed_and_powers_stay(tmp_path: Path) -> None:
    body = f'<p>It carried 600<sup><a href="#n1">1</a></sup> people and 10<sup>5</sup> fish. {LONG}</p>'
    article = read(tmp_path, "page.html", page(body))
    assert "It carried 600 people and 10⁵ fish." in text(article)
    assert article.marks == ("1",)


def test_an_empty_line_parts_paragraphs(tmp_path: Path) -> None:
    article = read(tmp_path, "page.html", page(f"<div>{LONG}<br>&nbsp;<br/>The bus<br>is new. {LONG}</div>"))
    assert text(article).split("\n") == [LONG, f"The bus is new. {LONG}", LONG]


def test_what_no_reader_sees_is_not_there(tmp_path: Path) -> None:
    body = (
        f'<p>The <span hidden>zero</span><span style="display: none !important">one</span>'
        f'<span class="sr-only">two</span><span aria-hidden="true">f</span>erry <del>three</del>'
        f"<s>four</s> sails. {LONG}</p>"
    )
    assert "The ferry sails." in text(read(tmp_path, "page.html", page(body)))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('600<span style="vertical-align: super">3</span> fish', "600³ fish"),
        ('600<i style="position: relative; top: -.5em; font-size: 70%">3</i> fish', "600³ fish"),
        ('600<a href="#n3">3</a> fish', "600 fish"),
        ('<i class="d-none d-print-block">none</i><i class="invisible">none</i>fish', "fish"),
        ('600 <a href="#n3">[3]</a> fish', "600 fish"),
        ("<math><msup><mn>10</mn><mn>5</mn></msup></math> fish", "10⁵ fish"),
        (
            (
                "<span><span><math><semantics><msup><mn>10</mn><mn>5</mn></msup><annotation>10^5</annotation>"
                '</semantics></math></span><span aria-hidden="true">10<i>5</i></span></span> fish'
            ),
            "10⁵ fish",
        ),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of them", "1⁄2 of them"),
        ("<canvas>none</canvas><video>none</video><button>none</button>fish", "fish"),
        ('<span class="d-none">none</span><span class="hidden lg:inline">fish</span>', "fish"),
        ('"<q>fish</q>"', '"fish"'),
    ],
)
def test_words_are_what_readers_see_of_them(tmp_path: Path, written: str, said: str) -> None:
    assert f"She saw {said}." in text(read(tmp_path, "page.html", page(f"<p>She saw {written}. {LONG}</p>")))


@pytest.mark.parametrize(
    "lines",
    [
        f'<span class="line">{LONG}</span><span class="line">The bus is new. {LONG}</span>',
        f"<pre>{LONG}\n \nThe bus\nis new. {LONG}</pre>",
        f'<div class="kept">{LONG}\n\nThe bus is new. {LONG}</div>',
    ],
)
def test_lines_are_what_styles_make_them(tmp_path: Path, lines: str) -> None:
    sheet = "<style>.line {display: block} .kept {white-space: pre-wrap} q {quotes: none}</style>"
    said = text(read(tmp_path, "page.html", page(f"{lines}<p>She said: <q>yes</q>. {LONG}</p>", sheet)))
    assert said.split("\n") == [LONG, f"The bus is new. {LONG}", f"She said: yes. {LONG}", LONG]


@pytest.mark.parametrize(
    ("encoding", "head", "root"),
    [
        ("cp1251", '<meta charset="windows-1251">', ""),
        ("cp1251", "", 'lang="ru"'),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=KOI8-R">', ""),
        ("utf-16", "", ""),
        ("utf-8-sig", '<meta charset="iso-8859-1">', ""),
    ],
)
def test_a_page_is_decoded_as_browsers_do(tmp_path: Path, encoding: str, head: str, root: str) -> None:
    body = "<p>Паром островов выйдет в последний рейс в мае, сообщила администрация порта.</p>"
    article = read(tmp_path, "page.html", page(body, head, root, encoding, "Паром"))
    assert text(article).startswith("Паром островов выйдет")


def test_latin1_is_what_browsers_take_it_for(tmp_path: Path) -> None:
    body, head = f"<p>“Our last month,” she said. {LONG}</p>", '<meta charset="latin1">'
    assert "“Our last month,” she" in text(read(tmp_path, "page.html", page(body, head, encoding="cp1252")))


@pytest.mark.parametrize(
    ("said", "head"),
    [
        # A server may have named another encoding than the page does.
        ("“Our last month,” she".encode(), '<meta charset="latin1">'),
        ("“Our last month,” she".encode("cp1252"), '<meta charset="utf-8">'),
        (
            "“Our last month,” she".encode("cp1252"),
            '<meta charset="utf-8"><meta name="x" content="Grüße, große">',
        ),
    ],
)
def test_what_a_page_is_encoded_in_shows_where_its_label_is_wrong(
    tmp_path: Path, said: bytes, head: str
) -> None:
    raw = page(f"<p>SAID said. {LONG}</p>", head).replace(b"SAID", said)
    assert "“Our last month,” she said." in text(read(tmp_path, "page.html", raw))


def test_a_sign_that_was_cut_off_is_no_other_sign(tmp_path: Path) -> None:
    raw = page(f"<p>It costs SAID. {LONG}</p>", '<meta charset="utf-8">').replace(b"SAID", b"\xe2\x82")
    assert "It costs �." in text(read(tmp_path, "page.html", raw))


def test_an_xml_declaration_names_the_encoding(tmp_path: Path) -> None:
    body = "<p>港湾局は金曜日、渡し船が五月に止まると述べた。「最後の月だ」とホルムは述べた。</p>"
    raw = b'<?xml version="1.0" encoding="Shift_JIS"?>' + page(body, encoding="cp932", title="渡し船")
    assert "「最後の月だ」" in text(read(tmp_path, "page.html", raw))


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    head = """<meta property="og:site_name" content="Harbour News"><script type="application/ld+json">
{"@graph": [{"@type": "NewsArticle", "author": [{"name": "A. Writer"}, {"name": "B. Writer"}],
"datePublished": "2025-03-02T10:00:00Z", "mainEntityOfPage": "https://news.example/ferry"}]}</script>"""
    article = read(tmp_path, "page.html", page("", head, 'xml:lang="pt_br"'))
    assert (article.language, article.url) == ("pt-BR", "https://news.example/ferry")
    assert (article.author, article.publisher) == (("A. Writer", "B. Writer"), "Harbour News")
    assert article.published == "2025-03-02"


@pytest.mark.parametrize(
    "said",
    [
        """<script type="application/ld+json">//<![CDATA[
{"@graph": [{"@type": "Person", "@id": "#me", "name": "A. O&#39;Writer"},
{"@type": "NewsArticle", "author": {"@id": "#me"}}]}
//]]></script>""",
        """<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@id": "#me"}}</script>
<script type="application/ld+json">{"@id": "#me", "author": {"@id": "#me"}}</script>
<p itemprop="author"><a href="/a" itemprop="name">A. O'Writer</a></p>""",
        """<a rel="author" href="/a">A. O'Writer</a>""",
        """<script type="application/ld+json">{"@type": "NewsArticle",
"author": {"givenName": "A.", "familyName": "O'Writer"},}</script>""",
    ],
)
def test_a_page_names_its_author_anywhere(tmp_path: Path, said: str) -> None:
    assert read(tmp_path, "page.html", page(said)).author == ("A. O'Writer",)


def test_no_calendar_is_a_language(tmp_path: Path) -> None:
    assert read(tmp_path, "page.html", page("", root='lang="en-us-u-ca-gregory"')).language == "en-US"


@pytest.mark.parametrize("initial", ['<div class="initial">T</div>', '<p><img src="t.png" alt="T">'])
def test_an_initial_belongs_to_its_word(tmp_path: Path, initial: str) -> None:
    rest = "" if initial.startswith("<p>") else "<p>"
    assert text(read(tmp_path, "page.html", page(f"{initial}{rest}{LONG[1:]}</p>"))).split("\n") == [
        LONG,
        LONG,
    ]


def test_the_signs_of_a_quoting_mail_are_no_text(tmp_path: Path) -> None:
    lines = (
        "> The harbour office told this newspaper after a\n> long meeting.\n>\n"
        "> > >500 people came to the state-of-\n> > the-art quay --\n> > and left it.\n"
    )
    article = read(tmp_path, "copy.txt", lines.encode(), "en")
    assert text(article).split("\n") == [
        "The harbour office told this newspaper after a long meeting.",
        ">500 people came to the state-of-the-art quay -- and left it.",
    ]


def test_no_language_is_guessed(tmp_path: Path) -> None:
    assert read(tmp_path, "page.html", page("", root="")).language == ""
    assert read(tmp_path, "copy.txt", f"Ferry to stop\n\n{LONG}\n".encode()).language == ""


@pytest.mark.parametrize(
    "lines",
    [
        ("渡し船は五月に止まる", "港湾局は金曜日、渡し船が止まると述べた。", "「五月だ」とホルムは述べた。"),
        ("नाव मई में रुकेगी", "कार्यालय ने बताया कि नाव मई में चलेगी।", "होल्म ने कहा कि पैसा नहीं है।"),
        ("کشتی رک جائے گی", "دفتر نے بتایا کہ کشتی مئی میں چلے گی۔", "ہولم نے کہا کہ پیسہ نہیں ہے۔"),
        ("渡船五月停航", "港务局星期五表示，渡船将于五月停航。", "“没有钱，”霍尔姆说。"),
        ("Նավը կանգնում է", "Նավահանգիստը հայտնեց, որ նավը կանգնում է։", "Փող չկա, ասաց Հոլմը։"),
    ],
)
def test_a_text_in_any_script_has_paragraphs(tmp_path: Path, lines: tuple[str, ...]) -> None:
    article = read(tmp_path, "copy.txt", "\n\n".join(lines).encode())
    assert [block.label for block in article.blocks] == ["title", "paragraph", "paragraph"]


def test_a_standfirst_is_known_by_its_class(tmp_path: Path) -> None:
    body = f'<p class="article-standfirst">What the harbour office told us about it</p><p>{LONG}</p>'
    article = read(tmp_path, "page.html", page(body))
    assert [block.label for block in article.blocks[:3]] == ["title", "standfirst", "paragraph"]


def test_a_heading_between_two_paragraphs_stays(tmp_path: Path) -> None:
    body = f"<p>{LONG}</p><h2>Who pays?</h2><p>{LONG.replace('ferry', 'lamp')}</p>"
    article = read(tmp_path, "page.html", page(body))
    assert "heading" in [block.label for block in article.blocks if block.text == "Who pays?"]


def test_the_number_of_a_page_is_no_heading(tmp_path: Path) -> None:
    text = f"Ferry to stop\n\n{LONG}\n\nPage 1\n\n{LONG.replace('ferry', 'lamp')}\n\nSeite 2 von 3\n"
    article = read(tmp_path, "mine.txt", text.encode())
    assert [block.text for block in article.blocks if block.reason] == ["Page 1", "Seite 2 von 3"]
