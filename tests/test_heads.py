"""What the head of every page tells search engines, those who share a link, and programs."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import extruct
import frontmatter
import pytest
from bs4 import BeautifulSoup
from PIL import Image
from rdflib import RDF, Graph, Literal, URIRef

from dossier.derive.days import newest_day
from dossier.load import load
from dossier.pipeline import run
from dossier.render.messages import english_messages
from dossier.render.wording.values import stance_words
from tests.bench import CLAIMS, write
from tests.bench_builds import OURS
from tests.site import TESTS, built

BASE = "https://site.test/repo/"
SCHEMA = "https://schema.org/"
VOCABULARY = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))
# What literals may stand for; an address is of whatever type it is.
TEXTS = {"Boolean", "Date", "DateTime", "Integer", "Number", "Text", "Time", "URL"}


@pytest.fixture(scope="session")
def heads(pages: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """The pages that were composed, by their addresses under the base."""
    return {address: soup for address, soup in pages.items() if address != "404.html"}


def linked(soup: BeautifulSoup) -> dict[str, Any]:
    (script,) = soup.select('head script[type="application/ld+json"]')
    text = script.text
    assert not set(text) & set("<>&\u2028\u2029")
    return dict(json.loads(text))


def meta(soup: BeautifulSoup, name: str) -> str:
    (found,) = soup.select(f'head meta[property="{name}"], head meta[name="{name}"]')
    return str(found["content"])


def ancestors(types: Iterable[str]) -> set[str]:
    """The types, and all that they are sorts of."""
    found = set(types)
    return (
        found | ancestors(up) if (up := {p for t in found for p in VOCABULARY["types"][t]} - found) else found
    )


def graph_of(data: dict[str, Any], page: str) -> Graph:
    """The triples that a processor of JSON-LD finds; schema.org's own context says what is an address."""
    assert data["@context"] == "https://schema.org"
    addresses = [p for p, found in VOCABULARY["properties"].items() if "URL" in found["ranges"]]
    context: dict[str, Any] = {"@vocab": SCHEMA} | {p: {"@type": "@id"} for p in addresses}
    return Graph().parse(data=json.dumps(data | {"@context": context}), format="json-ld", publicID=page)


def types_of(graph: Graph, node: Any) -> list[str]:
    return [str(t).removeprefix(SCHEMA) for t in graph.objects(node, RDF.type)]


def wrong(graph: Graph) -> Iterator[str]:
    """What schema.org does not allow: properties of other types, and values of other types."""
    for subject, predicate, value in graph:
        types = types_of(graph, subject)
        if predicate == RDF.type:
            yield from (
                f"no type {t}" for t in [str(value).removeprefix(SCHEMA)] if t not in VOCABULARY["types"]
            )
            continue
        name = str(predicate).removeprefix(SCHEMA)
        known = VOCABULARY["properties"].get(name, {"domains": [], "ranges": []})
        # A role stands between a property and its value, with that property of its own.
        if not ancestors(types) & set(known["domains"]) and not ("Role" in types and name == "author"):
            yield f"{types} has no {name}"
        if not fits(graph, value, set(known["ranges"]) | {"Role"}):
            yield f"{name} of {types} is no {types_of(graph, value) or value!r}"


def fits(graph: Graph, value: Any, ranges: set[str]) -> bool:
    if isinstance(value, Literal):
        return bool(ranges & TEXTS)
    is_address = isinstance(value, URIRef) and "URL" in ranges
    return is_address or bool(ancestors(types_of(graph, value)) & ranges)


def test_every_page_has_linked_data_that_schema_org_allows(heads: dict[str, BeautifulSoup]) -> None:
    kinds = set()
    for address, soup in heads.items():
        graph = graph_of(linked(soup), BASE + address)
        assert list(wrong(graph)) == [], address
        kinds |= {t for node in set(graph.subjects()) for t in types_of(graph, node)}
        assert types_of(graph, URIRef(BASE + address)) == ["WebPage"]
    assert kinds >= {"Claim", "Country", "Event", "NewsArticle", "Person", "StatisticalVariable", "WebSite"}


def test_the_check_of_linked_data_finds_what_is_wrong() -> None:
    person = {"@type": "Person", "@id": "#a", "startDate": "2025", "affiliation": "nobody"}
    graph = graph_of({"@context": "https://schema.org", "@graph": [person]}, BASE)
    assert sorted(wrong(graph)) == [
        "['Person'] has no startDate",
        "affiliation of ['Person'] is no Literal('nobody')".replace("Literal", "rdflib.term.Literal"),
    ]


def test_what_the_program_knows_of_schema_org_is_what_this_extract_has() -> None:
    text = (TESTS.parent / "dossier/model/schema_org.json").read_text(encoding="utf-8")
    program = json.loads(text)
    for part in ("types", "properties"):
        assert {name: program[part].get(name) for name in VOCABULARY[part]} == VOCABULARY[part]


def test_every_claim_is_linked_data_on_its_sources_page_with_its_stance(
    heads: dict[str, BeautifulSoup],
) -> None:
    dossier, _ = load(TESTS / "strait/content")
    qualified = 0
    for ref, claim in dossier.claims.items():
        graph = linked(heads[f"sources/{ref.source}/"])["@graph"]
        address = f"{BASE}sources/{ref.source}/#{ref.claim}"
        if dossier.sources[ref.source].withdrawn:
            assert address not in [n["@id"] for n in graph]
            continue
        (node,) = (n for n in graph if n["@id"] == address)
        assert node["@type"] == "Claim"
        stance = stance_words(claim.stance, english_messages())
        qualified += bool(stance)
        assert stance in node["text"].rpartition("(")[2]
        assert stance.split(" ")[-1] in node["description"] or claim.stance == "no-comment"
        assert [a["name"] for a in node.get("author", []) if "name" in a] == (
            [dossier.entities[a.actor].name for a in claim.by if a.actor and not a.role]
            if claim.stance != "no-comment"
            else []
        )
    assert qualified > 10


def test_a_source_of_many_claims_is_light_and_names_a_file_that_has_them_as_data(tmp_path: Path) -> None:
    write(tmp_path, 12)
    (tmp_path / "mkdocs.yml").write_text(OURS.replace("https://example.org/", BASE), encoding="utf-8")
    site, address = built(tmp_path), "sources/source-5/"
    html = (site / address / "index.html").read_bytes()
    assert len(html) < 60_000
    page = BeautifulSoup(html, "lxml")
    assert [node["@type"] for node in linked(page)["@graph"]] == ["WebPage", "NewsArticle"]
    (link,) = page.select('head link[rel=alternate][type="application/ld+json"]')
    graph = graph_of(json.loads((site / address / str(link["href"])).read_bytes()), BASE)
    assert list(wrong(graph)) == []
    claims = {str(claim) for claim in graph.subjects(RDF.type, URIRef(f"{SCHEMA}Claim"))}
    assert len(claims) == CLAIMS
    assert claims == {f"{BASE}{address}#{box['id']}" for box in page.select(".dossier-claim")}


def test_every_page_says_what_it_is_where_it_is_shared(heads: dict[str, BeautifulSoup], site: Path) -> None:
    for address, soup in heads.items():
        about = meta(soup, "description")
        assert 20 <= len(about) <= 200, f"{address}: {about}"
        assert meta(soup, "og:description") == about
        assert meta(soup, "og:title") in soup.title.text
        assert soup.title.text.count("The strait between Veldania and Haemi") == 1
        assert meta(soup, "og:url") == BASE + address == soup.select_one("link[rel=canonical]")["href"]
        assert meta(soup, "og:site_name") == "The strait between Veldania and Haemi"
        assert (meta(soup, "og:locale"), meta(soup, "twitter:card")) == ("en_US", "summary_large_image")
        assert meta(soup, "og:type") in ("article", "profile", "website")
        assert meta(soup, "og:title") in meta(soup, "og:image:alt")
        picture = site / meta(soup, "og:image").removeprefix(BASE)
        with Image.open(picture) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
        assert picture.stat().st_size < 60_000


def has_feed(address: str, site: Path) -> bool:
    """Whether the page is about an actor or a figure of which something is stated."""
    # The feeds of the whole dossier stand beside the pages of these names.
    return address.count("/") > 1 and (site / f"{address.rstrip('/')}.xml").is_file()


def test_reference_managers_read_who_answers_for_a_page(heads: dict[str, BeautifulSoup]) -> None:
    """As extruct parses Dublin Core, and by the tags of Highwire Press; the subject is never the author."""
    newest = newest_day(load(TESTS / "strait/content")[0])
    assert newest
    for address, soup in heads.items():
        read = extruct.extract(str(soup), base_url=BASE + address, syntaxes=["dublincore"])
        (dublin,) = read["dublincore"]
        elements = [(e["name"].lower(), e["content"]) for e in dublin["elements"]]
        assert [c for n, c in elements if n == "dc.creator"] == ["Lena Marsk & Sohn <b>", "Strait Desk"]
        assert dict(elements)["dc.date"] == newest.isoformat()
        authors = [str(tag["content"]) for tag in soup.select('meta[name="citation_author"]')]
        assert authors == ["Lena Marsk & Sohn <b>", "Strait Desk"]
        assert meta(soup, "citation_title") == meta(soup, "og:title")
        assert meta(soup, "citation_publication_date") == newest.isoformat().replace("-", "/")
        assert meta(soup, "citation_public_url") == BASE + address
        modified = soup.select('meta[property="article:modified_time"]')
        assert [str(tag["content"]) for tag in modified] == (
            [newest.isoformat()] if meta(soup, "og:type") == "article" else []
        )


def test_a_path_of_crumbs_has_two_steps_or_is_none(heads: dict[str, BeautifulSoup]) -> None:
    for address, soup in heads.items():
        page = linked(soup)["@graph"][0]
        crumbs = page.get("breadcrumb", {}).get("itemListElement", [])
        assert len(crumbs) >= 2 if address else "breadcrumb" not in page


def test_the_dataset_has_a_licence_a_creator_and_its_files(
    heads: dict[str, BeautifulSoup], site: Path
) -> None:
    (data,) = (node for node in linked(heads[""])["@graph"] if node["@type"] == "Dataset")
    assert data["license"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert data["creator"]
    files = {d["contentUrl"].removeprefix(BASE): d["encodingFormat"] for d in data["distribution"]}
    assert files["data/claims.csv"] == files["data/figures.csv"] == "text/csv"
    assert all((site / file).is_file() for file in files)


def test_without_editors_the_dossier_made_its_data(content: Path) -> None:
    (data,) = (n for n in nodes(content, "index.md") if n["@type"] == "Dataset")
    assert data["creator"] == {"@type": "Organization", "name": "Dossier"}


def test_feeds_and_plain_pages_are_named_where_programs_look(
    heads: dict[str, BeautifulSoup], site: Path
) -> None:
    for address, soup in heads.items():
        links = soup.select("head link[rel~=alternate]")
        of_subject = has_feed(address, site)
        feeds = ["application/atom+xml", "application/feed+json"] * (4 + of_subject)
        assert [link["type"] for link in links] == [*feeds, "text/markdown"]
        # As readers of feeds look for them, some of them letter by letter.
        assert [link["rel"] for link in links[:-1]] == [["alternate"]] * len(feeds)
        assert all((site / address / str(link["href"])).is_file() for link in links), address


def test_robots_are_told_of_the_map_of_the_site(site: Path) -> None:
    sitemap = f"Sitemap: {BASE}sitemap.xml"
    assert sitemap in (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert (site / "sitemap.xml").is_file()


def test_the_map_of_the_site_has_the_newest_day_of_the_content_and_none_of_a_clock(site: Path) -> None:
    newest = newest_day(load(TESTS / "strait/content")[0])
    assert newest
    days = BeautifulSoup((site / "sitemap.xml").read_bytes(), "xml").find_all("lastmod")
    assert len(days) > 60
    assert {day.text for day in days} == {newest.isoformat()}
    packed = (site / "sitemap.xml.gz").read_bytes()
    moment = datetime.fromtimestamp(int.from_bytes(packed[4:8], "little"), UTC)
    assert moment.date() == newest


FACTS = {
    "actors/anna.md": "---\nname: Anna\ntype: person\n---\n",
    "actors/ben.md": "---\nname: Ben </script>\ntype: person\n---\n",
    "actors/isle.md": "---\nname: The Isle\ntype: state\n---\n",
    "meetings/talks.md": "---\nname: Talks\ntype: meeting\n---\n",
    "sources/paper.md": """---
title: A paper
published: 2024-05-02
language: en
rights: CC-BY-4.0
claims:
  - id: met
    at: paragraph 1
    says: "[[Anna]] held [[talks]]."
    passage: Anna held talks
    date: 2024-05-01
    sets: {talks: {participants: [anna, ben], date: 2024-05-01, place: Old harbour}, anna: {office: Mayor}}
  - id: not-met
    at: paragraph 2
    says: "[[ben]], a clerk of [[The Isle]] said, had not been there."
    by: {actor: isle, as: a clerk}
    stance: denies
    passage: had not been there
    sets: {talks: {participants: ben}}
  - id: elsewhere
    at: paragraph 3
    says: "[[Anna]], some said, might be a judge."
    by: {as: unnamed}
    stance: suspects
    passage: might be a judge
    sets: {anna: {office: Judge}}
---
""",
}


def nodes(folder: Path, page: str, url: str = "") -> list[dict[str, Any]]:
    head = frontmatter.loads(run(folder, url).tree[page].decode()).metadata["head"]
    assert isinstance(head, dict)
    assert "<" not in head["jsonld"] + "".join(head["og"].values())
    return list(json.loads(head["jsonld"])["@graph"])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name, text in FACTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_somebody_denies_or_suspects_is_no_property(content: Path) -> None:
    event = nodes(content, "meetings/talks.md")[1]
    assert [a["name"] for a in event["attendee"]] == ["Anna"]
    assert event["location"] == [{"@type": "Place", "name": "Old harbour"}]
    assert (event["startDate"], event["endDate"]) == ("2024-05-01", "2024-05-01")
    assert nodes(content, "actors/anna.md")[1]["jobTitle"] == ["Mayor"]


def test_who_speaks_for_an_actor_is_its_role(content: Path) -> None:
    (claim,) = (n for n in nodes(content, "sources/paper.md") if n["@id"].endswith("#not-met"))
    assert claim["text"] == "Ben </script>, a clerk of The Isle said, had not been there. (denied)"
    assert claim["description"].startswith(
        "denied by The Isle (a clerk); speaking about others; article of 2 May 2024"
    )
    (author,) = claim["author"]
    assert (author["@type"], author["roleName"], author["author"]["name"]) == ("Role", "a clerk", "The Isle")
    assert "author" not in next(
        n for n in nodes(content, "sources/paper.md") if n["@id"].endswith("#elsewhere")
    )


@pytest.mark.parametrize("date", ["2024-05", "2024-05~", "2024-05-01?", "2024-21", "2024-05-01/2024-12-31"])
def test_a_date_that_is_not_known_well_enough_is_no_property(content: Path, date: str) -> None:
    paper = content / "sources/paper.md"
    paper.write_text(paper.read_text(encoding="utf-8").replace("2024-05-01", date), encoding="utf-8")
    event = nodes(content, "meetings/talks.md")[1]
    assert "attendee" in event
    assert "startDate" not in event


def test_an_own_kind_is_a_thing_unless_it_names_a_type(content: Path) -> None:
    kinds = "boats:\n  label: Boat\n  plural: Boats\n  types:\n    tug: Tug\n    ship: {label: Ship%s}\n"
    (content / "boats").mkdir()
    (content / "boats/ada.md").write_text("---\nname: Ada\ntype: ship\n---\n", encoding="utf-8")
    (content / "kinds.yml").write_text(kinds % "", encoding="utf-8")
    assert nodes(content, "boats/ada.md")[1]["@type"] == "Thing"
    (content / "kinds.yml").write_text(kinds % ", schema_org: Vehicle", encoding="utf-8")
    assert nodes(content, "boats/ada.md")[1]["@type"] == "Vehicle"
    (content / "kinds.yml").write_text(kinds % ", schema_org: Boat", encoding="utf-8")
    assert [p.at.line for p in run(content).problems if p.code.slug == "unknown-choice"] == [6]


def test_a_sort_of_organisation_is_one_and_an_entity_names_its_own(content: Path) -> None:
    """Whatever schema.org has may be named, and what it is a sort of is worked out."""
    (content / "kinds.yml").write_text(FIRMS, encoding="utf-8")
    (content / "actors/works.md").write_text("---\nname: Works\ntype: firm\n---\n", encoding="utf-8")
    anna = content / "actors/anna.md"
    text = anna.read_text(encoding="utf-8").replace("---\n", "---\npart_of: works\n", 1)
    anna.write_text(text.replace("---\n", "---\nschema_org: Patient\n", 1), encoding="utf-8")
    person = nodes(content, "actors/anna.md")[1]
    assert person["@type"] == "Patient"
    assert person["affiliation"]["@type"] == "Corporation"


FIRMS = "actors:\n  types: {firm: {label: Firm, schema_org: Corporation}}\n"
OFFICE = "actors:\n  fields:\n    office: {label: Amt, type: text, many: true}\n"
STARTED = """actors:
  fields:
    born: {label: Born, type: date, schema_org: birthDate}
    home: {label: Home, type: text, schema_org: homeLocation}
"""


@pytest.mark.parametrize(
    ("kinds", "sets", "key", "value"),
    [
        (OFFICE, "office: harbour master", "jobTitle", ["harbour master"]),
        (STARTED, "born: 1960-04-02", "birthDate", ["1960-04-02"]),
        (STARTED, "born: 1960-04", "birthDate", None),
        (STARTED, "home: Keld", "homeLocation", [{"@type": "Place", "name": "Keld"}]),
    ],
)
def test_a_field_is_the_property_that_its_kind_names(
    content: Path, kinds: str, sets: str, key: str, value: object
) -> None:
    """A built-in field keeps its property where an editor gives it another label."""
    (content / "kinds.yml").write_text(kinds, encoding="utf-8")
    paper = content / "sources/paper.md"
    text = paper.read_text(encoding="utf-8")
    assert "{office: Mayor}" in text
    text = text.replace("sets: {anna: {office: Judge}}", "about: anna")
    paper.write_text(text.replace("{office: Mayor}", f"{{{sets}}}"), encoding="utf-8")
    assert nodes(content, "actors/anna.md")[1].get(key) == value


def test_without_an_address_links_are_relative_and_there_is_no_card(content: Path) -> None:
    tree = run(content).tree
    assert not any(path.startswith("cards/") or path.endswith(".xml") for path in tree)
    page, anna = nodes(content, "actors/anna.md")[:2]
    assert (page["@id"], anna["subjectOf"][0]["@id"]) == ("./", "../../sources/paper/#met")
    assert b"og:image" not in tree["actors/anna.md"]
    assert b"og:url" not in tree["actors/anna.md"]


def test_the_address_in_the_settings_wins(content: Path) -> None:
    assert (
        nodes(content, "actors/anna.md", "https://engine.test/")[0]["@id"]
        == "https://engine.test/actors/anna/"
    )
    (content / "dossier.yml").write_text("url: https://own.test/ferry\n", encoding="utf-8")
    assert (
        nodes(content, "actors/anna.md", "https://engine.test/")[0]["@id"]
        == "https://own.test/ferry/actors/anna/"
    )
