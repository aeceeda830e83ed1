"""The server for assistants, asked by the client of the official SDK over its standard input and output."""

import asyncio
import json
import re
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, MCPError, StdioServerParameters

from tests.liar import LETTER, LIES, TRUE
from tests.site import dossier, with_article
from tests.test_draft_with import ARTICLE, CLAIMS, files, record

Talk = Callable[[Client], Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_article(tmp_path / "project", ARTICLE, CLAIMS)


def talk(folder: Path, said: Talk, *options: str) -> None:
    """Speak with the real command; it ends when all is said."""
    command = ["-m", "dossier.cli", "mcp", *options]
    parameters = StdioServerParameters(command=sys.executable, args=command, cwd=folder)

    async def conversation() -> None:
        async with Client(parameters, read_timeout_seconds=120) as client:
            await said(client)

    # In a thread of its own: a browser of other tests may leave a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(conversation())).result()


async def ask(client: Client, tool: str, **arguments: Any) -> Any:
    result = await client.call_tool(tool, arguments)
    text = "".join(part.text for part in result.content if part.type == "text")
    assert not result.is_error, text
    value = result.structured_content
    return value["result"] if isinstance(value, dict) and set(value) == {"result"} else value


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    text = "".join(part.text for part in result.content if part.type == "text")
    assert result.is_error, text
    return text


def test_an_assistant_reads_searches_and_explains(folder: Path) -> None:
    before = files(folder)

    async def said(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        writing = [name for name, tool in tools.items() if not tool.annotations.read_only_hint]
        assert writing == ["propose_claim"]
        sources = await ask(client, "list_sources")
        assert {s["id"] for s in sources["sources"]} == {"harbour-news", "quay"}
        source = await ask(client, "read_source", source="quay")
        assert [claim["claim"] for claim in source["statements"]] == ["quay#streets"]
        part = await ask(client, "read_paragraphs", source="quay", first=3, count=1)
        assert part["paragraphs"] == [{"at": "paragraph 2", "text": ARTICLE.split("\n\n")[2]}]
        assert (part["total"], part["next"]) == ({"paragraphs": 5}, 4)
        found = await ask(client, "search_dossier", query="island tourists")
        assert found["paragraphs"] == []
        found = await ask(client, "search_dossier", query="leave the ISLAND")
        assert [place["source"] for place in found["paragraphs"]] == ["quay"]
        who = await ask(client, "who_says_what", entity="Mira Holm")
        assert who["said_by"][0]["claim"] == "harbour-news#last-month"
        assert who["said_by"][0]["quote"] == "Our last month is May."
        schema = await ask(client, "claim_schema", source="quay")
        assert "paragraph 4" in json.dumps(schema)
        assert (await ask(client, "check_dossier"))["errors"] == 0
        assert "letter by letter" in await ask(client, "explain_problem", code="misquoted")
        impact = await ask(client, "withdrawal_impact", name="harbour-news")
        assert (impact["withdrawn"], bool(impact["lost"])) == ("harbour-news", True)
        text = (await client.read_resource("dossier://sources/quay/paragraph-4")).contents[0].text
        assert "more than 40 people" in text

    talk(folder, said)
    assert files(folder) == before


def test_a_proposal_is_held_to_the_article(folder: Path) -> None:
    async def said(client: Client) -> None:
        good = await ask(client, "propose_claim", source="quay", claim=TRUE)
        assert good == {"accepted": True, "draft": "quay#staying", "problems": []}
        before = files(folder)
        for lie in ("invented-quotation", "firmer-number", "wrong-speaker", "script-in-says", "no-draft"):
            answer = await ask(client, "propose_claim", source="quay", claim={**LIES[lie], "id": "lie"})
            assert not answer["accepted"]
            assert answer["problems"][0]["code"]
        assert files(folder) == before
        # Two at once are both written.
        both = [
            ask(client, "propose_claim", source="quay", claim={**LETTER, "id": id, "says": says})
            for id, says in (
                ("one", "About 600 signed, says the [[statistics office]]."),
                ("two", "The [[statistics office]] has about 600 who signed."),
            )
        ]
        assert [answer["accepted"] for answer in await asyncio.gather(*both)] == [True, True]

    talk(folder, said, "--name", "helper of the desk")
    text = record(folder)
    assert text.count("draft: true") == 3
    assert text.count("drafted_by: helper of the desk") == 3
    assert dossier(folder, "check").returncode == 0


def test_nothing_outside_of_the_dossier_is_read_or_written(folder: Path) -> None:
    secret = folder.parent / "secret.txt"
    secret.write_text("[paragraph] Zanzibar\n", encoding="utf-8")
    (folder / "archive/harbour-news.txt").unlink()
    (folder / "archive/harbour-news.txt").symlink_to(secret)
    before = files(folder)

    async def said(client: Client) -> None:
        for name in (
            "../secret",
            "../../secret.txt",
            "/etc/passwd",
            "quay/../../secret",
            "",
            "\0",
            "x" * 10_000,
        ):
            for tool in ("read_source", "read_paragraphs", "claim_schema"):
                assert "no source" in await refused(client, tool, source=name)
            assert "no source" in await refused(client, "propose_claim", source=name, claim=TRUE)
            await refused(client, "who_says_what", entity=name)
            await refused(client, "withdrawal_impact", name=name)
            await refused(client, "explain_problem", code=name)
        # A link out of the archive is no text of it.
        message = await refused(client, "read_paragraphs", source="harbour-news")
        assert "not in the archive" in message
        found = await ask(client, "search_dossier", query="Zanzibar")
        assert found["paragraphs"] == []
        with pytest.raises(MCPError, match=r"'quay' has no place 'paragraph 9{20}'"):
            await client.read_resource(f"dossier://sources/quay/paragraph-{'9' * 20}")
        for address in ("dossier://sources/quay/..%2f..%2fsecret", "file:///etc/passwd"):
            with pytest.raises(Exception, match=r"(?i)resource|place|not"):
                await client.read_resource(address)
        for claim in (7, "x", [], {"at": "paragraph 1"}):
            result = await client.call_tool("propose_claim", {"source": "quay", "claim": claim})
            assert result.is_error or not result.structured_content["accepted"]

    talk(folder, said)
    assert files(folder) == before


# Of each tool that lists, the lists that it answers with, and what it is asked.
LISTS = {
    "list_sources": ({}, ("sources",)),
    "list_entities": ({}, ("entities",)),
    "read_source": ({"source": "quay"}, ("statements",)),
    "read_paragraphs": ({"source": "quay"}, ("paragraphs",)),
    "search_dossier": ({"query": "a"}, ("entities", "claims", "paragraphs")),
    "who_says_what": ({"entity": "Mira Holm"}, ("said_about", "said_by")),
    "withdrawal_impact": ({"name": "quay"}, ("lost", "single", "problems")),
    "check_dossier": ({}, ("problems",)),
}
MANY = 120


def many(folder: Path) -> None:
    """More than an answer holds: articles, actors, claims, places, problems, what would fall."""
    for number in range(MANY):
        name = f"{folder}/content/actors/a{number}.md"
        Path(name).write_text(f"---\nname: Captain {number}\ntype: person\n---\n", encoding="utf-8")
    words = "lies behind the other houses of the town, and few people go there in the months of winter"
    text = "".join(f"\n[paragraph] The harbour {number} {words}.\n" for number in range(MANY))
    archive = folder / "archive/quay.txt"
    archive.write_text(archive.read_text(encoding="utf-8") + text, encoding="utf-8")
    source = folder / "content/sources/quay.md"
    head, claims, rest = source.read_text(encoding="utf-8").partition("claims:\n")
    head = re.sub("[0-9a-f]{64}", sha256(archive.read_bytes()).hexdigest(), head)
    record = (
        "  - {{id: c{0}, at: paragraph {1}, passage: harbour {0}, about: [a{0}, mira-holm], "
        "says: 'A port has boats of [[Mira Holm]].'}}\n"
    )
    given = "".join(record.format(number, number + 5) for number in range(MANY))
    source.write_text(f"{head}{claims}{given}{rest}", encoding="utf-8")
    for number in range(MANY):
        copy = folder / f"content/sources/s{number}.md"
        copy.write_text("---\ntitle: A paper\nlanguage: en\nrights: CC-BY-4.0\n---\n", encoding="utf-8")


def test_no_answer_is_longer_than_a_program_reads_and_every_item_can_be_read(folder: Path) -> None:
    many(folder)

    async def said(client: Client) -> None:
        for tool, (asked, names) in LISTS.items():
            if tool == "check_dossier":
                for number in range(MANY):
                    (folder / f"content/actors/b{number}.md").write_text("---\ntype: person\n---\n")
            items: dict[str, list[Any]] = {name: [] for name in names}
            first: int | None = 1
            while first:
                answer = await ask(client, tool, **asked, first=first)
                assert all(len(answer[name]) <= 50 for name in names), tool
                for name in names:
                    items[name] += answer[name]
                first = answer["next"]
            assert {name: len(each) for name, each in items.items()} == answer["total"], tool
            assert max(map(len, items.values())) > 50, (tool, answer["total"])
            whole = await ask(client, tool, **asked, first=1, count=10**9)
            assert all(whole[name] == items[name][:50] for name in names), tool
            for first, count in ((10**30, 1), (-5, -5)):
                answer = await ask(client, tool, **asked, first=first, count=count)
                expected = {name: items[name][:1] if first < 0 else [] for name in names}
                assert {name: answer[name] for name in names} == expected, tool
        schema = json.dumps(await ask(client, "claim_schema", source="quay"))
        assert '"a119"' in schema

    talk(folder, said)


@pytest.mark.parametrize(("drafts", "is_refused"), [(499, False), (500, True)])
def test_a_source_with_many_drafts_waits_for_an_editor(tmp_path: Path, drafts: int, is_refused: bool) -> None:
    words = "passage: letter has 14 streets, about: people-left, draft: true"
    rows = (f"  - {{id: d{n}, at: paragraph 2, says: '', {words}}}\n" for n in range(drafts))
    folder = with_article(tmp_path / "project", ARTICLE, f"claims:\n{''.join(rows)}")
    before = files(folder)

    async def said(client: Client) -> None:
        if is_refused:
            assert "500 drafts" in await refused(client, "propose_claim", source="quay", claim=TRUE)
        else:
            assert (await ask(client, "propose_claim", source="quay", claim=TRUE))["accepted"]

    talk(folder, said)
    assert (files(folder) == before) is is_refused
