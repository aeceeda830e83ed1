"""What ``dossier draft`` writes of an article: claims that stand there, and the entities they need."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.load import load
from dossier.pipeline import problems_of
from dossier.problems import errors
from tests.site import dossier

ENGLISH = """The harbour of Vell

Mayor Mira Holm told reporters on Friday that about 600 fishermen would lose their licences. "We
will not give up a single boat," she said. Norland's ministry denied that any boat had been
taken away from anybody in Vell.

According to Reuters, officials in Norland promised to pay the fishermen for at least three
years. Holm met Ada Lind at the town hall, where both looked at the plans for the new pier.

"The lake belongs to those who live on it," said Ada Lind, who has fished there since she was a
child, and who keeps 12 boats.
"""
GERMAN = """Der Hafen von Vell

Bürgermeisterin Mira Holm sagte am Freitag, etwa 600 Fischer würden ihre Lizenz verlieren. „Wir
geben kein einziges Boot her“, betonte sie vor dem Rathaus der kleinen Stadt am See.

Wie die Polizei mitteilte, kamen rund 3000 Menschen in den Hafen von Vell, um gegen den Plan zu
protestieren. Der Plan sei ein Angriff auf alle, die am See leben, sagte Ada Lind der Zeitung.
"""

PORT = """The lamps of Vell

The quay gets new lamps before the winter, and the boats wait for them. Nobody could say how many
there will be.

The lamps cost 900,000 euros and use 3 percent less power than the old ones, the port office
reported. The boats wait.
"""


def begun(folder: Path, text: str, language: str) -> Path:
    """A dossier with one article, and nothing else."""
    (folder / "content").mkdir(parents=True)
    settings = f"title: The lake\nlanguage: {language}\n"
    (folder / "content/dossier.yml").write_text(settings, encoding="utf-8")
    page = "---\ntitle: The lake\nuncited: true\n---\nA lake.\n"
    (folder / "content/index.md").write_text(page, encoding="utf-8")
    (folder / "lake.txt").write_text(text, encoding="utf-8")
    done = dossier(folder, "add", "lake.txt", "--id", "lake", "--language", language)
    assert done.returncode == 0, done.stderr
    record = folder / "content/sources/lake.md"
    dated = record.read_text(encoding="utf-8").replace("rights:", "published: 2024-12-08\nrights:", 1)
    record.write_text(dated, encoding="utf-8")
    return folder


def drafted(folder: Path) -> list[dict[str, Any]]:
    """The claims that are in the record after it was drafted."""
    done = dossier(folder, "draft", "lake")
    assert done.returncode == 0, done.stderr
    front = (folder / "content/sources/lake.md").read_text(encoding="utf-8").split("---\n")[1]
    claims: list[dict[str, Any]] = yaml.safe_load(front)["claims"]
    return claims


def one(claims: list[dict[str, Any]], words: str) -> dict[str, Any]:
    like = [c for c in claims if words in str(c.get("quote") or c.get("passage"))]
    assert len(like) == 1, (words, claims)
    return like[0]


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    folder = begun(tmp_path_factory.mktemp("english"), ENGLISH, "en")
    return folder, drafted(folder)


def test_every_claim_is_marked_as_a_draft(english: tuple[Path, list[dict[str, Any]]]) -> None:
    for claim in english[1]:
        assert claim["draft"] is True
        assert claim["drafted_by"] == "dossier draft"


def test_what_is_drafted_passes_every_check(english: tuple[Path, list[dict[str, Any]]]) -> None:
    _, problems = problems_of(english[0] / "content")
    assert not errors(problems)


def test_a_quotation_has_its_words_and_its_speaker(english: tuple[Path, list[dict[str, Any]]]) -> None:
    claim = one(english[1], "The lake belongs to those who live on it")
    assert (claim["at"], claim["by"]) == ("paragraph 3", "ada-lind")
    assert "unsure" not in claim


def test_a_pronoun_means_who_was_named_before_and_that_is_a_guess(
    english: tuple[Path, list[dict[str, Any]]],
) -> None:
    claim = one(english[1], "We will not give up a single boat")
    assert claim["by"] == "mira-holm"
    assert claim["unsure"] == ["speaker"]


def test_a_number_is_a_reading_with_what_it_counts(english: tuple[Path, list[dict[str, Any]]]) -> None:
    folder, claims = english
    claim = next(claim for claim in claims if claim.get("sets", {}).get("number-of-fishermen"))
    assert claim["sets"]["number-of-fishermen"] == {"value": "~600"}
    assert "about 600 fishermen" in claim["says"]
    figure = (folder / "content/figures/number-of-fishermen.md").read_text(encoding="utf-8")
    assert "unit: fishermen" in figure
    assert "draft: true" in figure


def test_a_denial_is_told_as_one(english: tuple[Path, list[dict[str, Any]]]) -> None:
    denials = [claim for claim in english[1] if claim.get("stance") == "denies"]
    assert ["denied" in claim["says"] for claim in denials] == [True]


def test_a_meeting_has_those_who_met(english: tuple[Path, list[dict[str, Any]]]) -> None:
    sets = [claim["sets"] for claim in english[1] if "met-ada-lind-mira-holm" in claim.get("sets", {})]
    assert sets == [{"met-ada-lind-mira-holm": {"participants": ["ada-lind", "mira-holm"]}}]


def test_a_title_is_set_on_who_bears_it(english: tuple[Path, list[dict[str, Any]]]) -> None:
    assert {"mira-holm": {"office": "Mayor"}} in [claim.get("sets") for claim in english[1]]


def test_new_actors_are_people_and_agencies(english: tuple[Path, list[dict[str, Any]]]) -> None:
    entities = load(english[0] / "content")[0].entities
    assert {id: entity.type for id, entity in entities.items() if entity.kind == "actors"} == {
        "mira-holm": "person",
        "ada-lind": "person",
        "reuters": "agency",
    }
    assert "Holm" in entities["mira-holm"].aliases
    assert all(entity.draft for entity in entities.values())


def test_no_sentence_of_the_article_is_ours(english: tuple[Path, list[dict[str, Any]]]) -> None:
    """Our sentences share no run of eight words with the article."""
    article = ENGLISH.lower().replace(",", "").split()
    runs = {tuple(article[i : i + 8]) for i in range(len(article))}
    for claim in english[1]:
        words = claim["says"].lower().replace("[[", "").replace("]]", "").split()
        assert not any(tuple(words[i : i + 8]) in runs for i in range(len(words) - 7)), claim


@pytest.mark.parametrize("has_country", [False, True])
def test_a_word_that_only_begins_the_name_of_a_country_is_none(tmp_path: Path, has_country: bool) -> None:
    folder = begun(tmp_path / "port", PORT, "en")
    if has_country:
        (folder / "content/actors").mkdir()
        country = "---\nname: Portugal\ntype: state\n---\n"
        (folder / "content/actors/portugal.md").write_text(country, encoding="utf-8")
    claims = drafted(folder)
    assert claims
    assert not [claim for claim in claims if "portugal" in str(claim).lower()]


def test_a_second_draft_of_the_same_article_repeats_no_id(tmp_path: Path) -> None:
    folder = begun(tmp_path / "twice", ENGLISH, "en")
    drafted(folder)
    ids = [claim["id"] for claim in drafted(folder)]
    assert len(ids) == len(set(ids))
    assert not errors(problems_of(folder / "content")[1])


def test_a_german_article_is_drafted_in_german(tmp_path: Path) -> None:
    folder = begun(tmp_path / "german", GERMAN, "de")
    claims = drafted(folder)
    quote = one(claims, "Wir geben kein einziges Boot her")
    assert quote["by"] == "mira-holm"
    assert "hat sich geäußert" in quote["says"]
    police = one(claims, "kamen rund 3000 Menschen")
    assert police["by"] == {"as": "die Polizei"}
    assert not errors(problems_of(folder / "content")[1])


def test_what_is_only_printed_is_not_written(tmp_path: Path) -> None:
    folder = begun(tmp_path / "printed", ENGLISH, "en")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = dossier(folder, "draft", "lake", "--format", "json")
    assert json.loads(done.stdout)["claims"]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_source_without_a_text_is_not_drafted(tmp_path: Path) -> None:
    folder = begun(tmp_path / "lost", ENGLISH, "en")
    (folder / "archive/lake.txt").unlink()
    done = dossier(folder, "draft", "lake")
    assert done.returncode == 1
    assert "not in the archive" in done.stderr


def test_articles_alone_make_a_dossier_that_builds(tmp_path: Path) -> None:
    """Settings, records, drafts and a site; an article's sentences are in the archive alone."""
    folder = tmp_path / "new"
    folder.mkdir()
    for number in (1, 2):
        text = ENGLISH.replace("Reuters", ("Reuters", "Xinhua")[number - 1])
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    done = dossier(folder, "start", "../1.txt", "../2.txt", "--title", "The lake: a test")
    assert done.returncode == 0, done.stdout + done.stderr
    site = folder / "site"
    assert "The lake: a test" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "actors/mira-holm/index.html").is_file()
    assert (site / "figures/index.html").is_file()
    sentence = "where both looked at the plans for the new pier"
    texts = (path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert not [text for text in texts if sentence.encode() in text]
    assert not errors(problems_of(folder / "content")[1])
    assert dossier(folder, "build", "--quiet").returncode == 0


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(ENGLISH, encoding="utf-8")
    done = dossier(tmp_path, "start", "mine.txt")
    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


GIVEN = """The trucks of Vell

"We need them for the snow," said Ada Lind. Norland's ministry said on Friday that winter would be
hard this year, and that the roads must be open.

Norland sent Sweden 300 trucks in November 2024. Sweden never sent Norway anything for the roads. The
boats wait in the harbour for better days.

Denmark received blankets from Norway, and its towns were glad to have them in time for winter.

"All of it is too late," Finland's ministry said. Officials in Sweden and in Norway agreed with that,
and in Denmark officials said that nobody could have known.
"""


def test_what_goes_from_one_to_another_is_drafted_where_the_verb_tells_so(tmp_path: Path) -> None:
    text = GIVEN.replace("Norland", "Estonia")
    folder = begun(tmp_path, text, "en")
    claims = [claim for claim in drafted(folder) if "-to-" in str(claim.get("sets"))]
    sets = {id: fields for claim in claims for id, fields in claim["sets"].items()}
    assert sets["estonia-to-sweden"] == {"giver": ["estonia"], "receiver": ["sweden"]}
    assert sets["norway-to-denmark"] == {"giver": ["norway"], "receiver": ["denmark"]}
    assert set(sets) == {"estonia-to-sweden", "norway-to-denmark"}
    sent = one(claims, "sent Sweden 300 trucks")
    assert sent["says"].startswith("[[Estonia]] gave [[Sweden]] 300 trucks")
    assert "by" not in sent
    assert (folder / "content/aid/estonia-to-sweden.md").is_file()
    _, problems = problems_of(folder / "content")
    assert not errors(problems)


MEETINGS = """The lake in winter

Estonia's minister Ada Lind said on Friday that the winter would be hard. "We need the ice," said Mira Holm,
who has crossed the lake for years.

Ada Lind spoke of the ice after a meeting with Mira Holm in Vell. A planned meeting with Jan Berg did not help
anybody. The talks between Norway and Sweden in March 2023 were long, and the papers wrote of little else.

"Nobody knows the lake," said Jan Berg on Sunday. He has lived there for a long time, and he has seen
more ice than anybody else in the town.
"""


def test_who_met_is_drafted_where_a_noun_tells_so(tmp_path: Path) -> None:
    folder = begun(tmp_path, MEETINGS, "en")
    claims = [claim for claim in drafted(folder) if "met-" in str(claim.get("sets"))]
    sets = {id: fields["participants"] for claim in claims for id, fields in claim["sets"].items()}
    assert sets == {
        "met-ada-lind-mira-holm": ["ada-lind", "mira-holm"],
        "met-norway-sweden": ["norway", "sweden"],
    }


def test_a_quotation_in_another_language_waits_for_its_translation(tmp_path: Path) -> None:
    folder = begun(tmp_path, GERMAN, "de")
    settings = folder / "content/dossier.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("de", "en"), encoding="utf-8")
    claim = one(drafted(folder), "kein einziges Boot")
    assert (claim["by"], claim["unsure"]) == ("mira-holm", ["speaker", "words"])
    assert not errors(problems_of(folder / "content")[1])


# None of these tells that Ada Lind and Mira Holm met, nor that Norway gave Estonia something.
NOT_TOLD = (
    "Talks between Ada Lind and Mira Holm were called off.",
    "The papers called for a meeting between Ada Lind and Mira Holm.",
    "Ada Lind refused a meeting with Mira Holm.",
    "Was there a meeting between Ada Lind and Mira Holm?",
    "Jan Berg spoke of a meeting between Ada Lind and Mira Holm.",
    "Jan Berg denied that Ada Lind met Mira Holm.",
    "Ada Lind never met Mira Holm.",
    "Unless a meeting between Ada Lind and Mira Holm is held, the ice will melt.",
    "Ada Lind will cross the lake after a meeting with Mira Holm.",
    "Ada Lind was silent after a cancelled meeting with Mira Holm.",
    "Norway allegedly sent Estonia 300 trucks.",
    "Nobody in Norway sent Estonia 300 trucks.",
    "Norway's critics sent Estonia 300 trucks.",
    "A friend of Norway sent Estonia 300 trucks.",
)


def test_what_an_article_does_not_tell_as_done_is_no_meeting_and_no_transfer(tmp_path: Path) -> None:
    claims = drafted(begun(tmp_path, with_sentences(NOT_TOLD), "en"))
    assert len(claims) > 2
    sets = [id for claim in claims for id in claim.get("sets") or ()]
    assert not [id for id in sets if not id.startswith("number-of-")]


def with_sentences(sentences: Iterable[str]) -> str:
    """An article with a paragraph for each sentence, in which both states are named, too."""
    paragraphs = [f"{sentence} The winter was long in Norway and Estonia." for sentence in sentences]
    first, second, _, *rest = MEETINGS.split("\n\n")
    return "\n\n".join((first, second, *paragraphs, *rest))


def test_who_met_is_a_claim_of_whoever_says_so(tmp_path: Path) -> None:
    sentences = (
        "Jan Berg said that Ada Lind met Mira Holm.",
        "Jan Berg said a meeting between Ada Lind and Mira Holm had taken place.",
    )
    every = drafted(begun(tmp_path, with_sentences(sentences), "en"))
    claims = [(claim["by"], claim["says"]) for claim in every if claim.get("sets")]
    assert claims == [("jan-berg", "According to [[Jan Berg]], [[Ada Lind]] met [[Mira Holm]].")] * 2


def test_what_was_promised_at_talks_is_not_that_they_were_held(tmp_path: Path) -> None:
    sentences = ("Ada Lind said help would come after talks with Mira Holm.",)
    claims = drafted(begun(tmp_path, with_sentences(sentences), "en"))
    assert not [claim for claim in claims if claim.get("sets")]


COUNTS = """The lake in winter

"We need the ice," said Mira Holm, who has crossed the lake for years. Ada Lind, the minister, was there.

{}

"Nobody knows the lake," said Ada Lind on Sunday. She has lived there for a long time, and she has seen
more ice than anybody else in the town.
"""


def test_what_an_article_counts_itself_is_its_claim_alone(tmp_path: Path) -> None:
    text = COUNTS.format("The road round the lake is long, and some 420 houses stand on it.")
    (claim,) = (claim for claim in drafted(begun(tmp_path, text, "en")) if claim.get("sets"))
    assert "by" not in claim
    assert claim["says"] == "The article speaks of about 420 houses."
    assert claim["sets"] == {"number-of-houses": {"value": "~420"}}


def test_what_is_only_said_or_possible_is_not_counted_by_the_article(tmp_path: Path) -> None:
    sentences = (
        "The road round the lake is long, and some 420 houses may stand on it.",
        "Nobody believes that some 420 houses stand on it.",
        "The town is said to plan some 420 houses on the road round the lake.",
        "Are there really some 420 houses on the road round the lake?",
    )
    claims = drafted(begun(tmp_path, COUNTS.format("\n\n".join(sentences)), "en"))
    assert not [claim for claim in claims if claim.get("sets") and "by" not in claim]


BESIDE = """The lake in winter

Its chairwoman, Mira Holm, denied that the union had a plan. "Nobody asked us," she said.

A study is to tell what the union can do. "We counted more ice than ever," said its author, Tor Vik.

Lena Hart welcomed the answer. "We were heard," she told the Courier. It confirmed that no answer was
known.
"""


SHORTER = """The union

The mayor and Mira Holm were there. "This is the end of the lake," Holm said on Sunday, to all.
"""


def test_a_name_between_commas_is_who_says_it(tmp_path: Path) -> None:
    claims = drafted(begun(tmp_path, BESIDE, "en"))
    speakers = {claim.get("quote") or claim["passage"]: claim["by"] for claim in claims}
    assert speakers["that the union had a"] == "mira-holm"
    assert speakers["Nobody asked us"] == "mira-holm"
    assert speakers["We counted more ice than ever"] == "tor-vik"
    assert speakers["We were heard"] == "lena-hart"
    assert not [words for words in speakers if "no answer" in words]


def test_a_shorter_name_in_a_later_article_is_one_of_whoever_was_drafted(tmp_path: Path) -> None:
    folder = begun(tmp_path, BESIDE, "en")
    drafted(folder)
    holm = folder / "content/actors/mira-holm.md"
    assert "aliases" not in holm.read_text(encoding="utf-8")
    (folder / "union.txt").write_text(SHORTER, encoding="utf-8")
    assert dossier(folder, "add", "union.txt", "--id", "union", "--language", "en").returncode == 0
    done = dossier(folder, "draft", "union")
    assert done.returncode == 0, done.stderr
    assert "by: mira-holm" in (folder / "content/sources/union.md").read_text(encoding="utf-8")
    assert "aliases: [Holm]" in holm.read_text(encoding="utf-8")


def test_what_an_editor_has_changed_is_not_written_over(tmp_path: Path) -> None:
    folder = begun(tmp_path, BESIDE, "en")
    drafted(folder)
    holm = folder / "content/actors/mira-holm.md"
    mended = holm.read_text(encoding="utf-8").replace("type: person", "type: person  # Who is she?")
    holm.write_text(mended, encoding="utf-8")
    (folder / "union.txt").write_text(SHORTER, encoding="utf-8")
    assert dossier(folder, "add", "union.txt", "--id", "union", "--language", "en").returncode == 0
    dossier(folder, "draft", "union")
    assert holm.read_text(encoding="utf-8") == mended


RECALL = """The lamps of Vell

Martin Leroux

The quay gets new lamps before the winter, and the boats wait for them until they come.

"Nobody has been harmed by the old ones," said Martin Leroux, the harbour master.

The town bought 600 lamps, and 40 of them had arrived when the winter came to the quay.
"""

SPANISH = """Las lámparas del puerto

Lucía Ferrán

El puerto tendrá lámparas nuevas antes del invierno, según dijo la alcaldesa a los vecinos que la esperaban
en la plaza. Las viejas, que llevan ya más de treinta años en el muelle, no se pueden arreglar, y nadie sabe
quién va a pagar las que vienen. El ayuntamiento espera que la empresa las entregue todas antes de que acabe
el año.
"""


def test_whose_first_name_begins_a_country_is_somebody(tmp_path: Path) -> None:
    """Also where a name stands alone on its line, behind which nothing is said."""
    folder = begun(tmp_path, RECALL, "en")
    claim = one(drafted(folder), "Nobody has been harmed")
    assert claim["by"] == "martin-leroux"
    assert {path.stem for path in (folder / "content/actors").iterdir()} == {"martin-leroux"}


def test_nothing_is_called_them(tmp_path: Path) -> None:
    folder = begun(tmp_path, RECALL, "en")
    drafted(folder)
    assert {path.stem for path in (folder / "content/figures").iterdir()} == {"number-of-lamps"}


def test_an_article_in_another_language_begins_a_dossier_too(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(SPANISH, encoding="utf-8")
    folder = tmp_path / "new"
    folder.mkdir()
    done = dossier(folder, "start", "../1.txt")
    assert done.returncode == 0, done.stderr
    assert "las-lamparas-del-puerto: no drafts; the rules read no Spanish" in done.stdout
    record = (folder / "content/sources/las-lamparas-del-puerto.md").read_text(encoding="utf-8")
    assert "language: es\n" in record
    assert all(path.read_bytes().endswith(b"\n") for path in folder.glob("**/*.md"))
    assert not [line for line in record.splitlines() if line.endswith(" ")]
