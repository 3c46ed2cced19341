"""The invented sample newsletters give what was written down by hand of them in `tests/gold`."""

import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import cstdata

GOLD = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (Path(__file__).parent / "gold").glob("*.json")
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    out = tmp_path_factory.mktemp("samples") / "package"
    report = cstdata.build(out=out, samples=True, text=True)
    assert report.errors() == 0
    package = cstdata.open(out)
    return {info.name: package.load(info.name).to_pylist() for info in package.tables()}


def words(text: str) -> list[str]:
    """The words of a text in lower case; a cut word may be joined or keep its hyphen."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold().replace("-", ""))


@pytest.fixture(params=sorted(GOLD))
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    truth: dict[str, Any] = GOLD[request.param]
    return truth


def articles_of(tables: dict[str, list[dict[str, Any]]], gold: dict[str, Any]) -> list[dict[str, Any]]:
    issue_id = f"cstn-{gold['issue']['published']}"
    return [row for row in tables["articles"] if row["issue_id"] == issue_id]


def by_article(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return found


def test_the_masthead(tables: dict[str, list[dict[str, Any]]], gold: dict[str, Any]) -> None:
    said = gold["issue"]
    (issue,) = [row for row in tables["issues"] if row["issue_id"] == f"cstn-{said['published']}"]
    for key in ("number", "title", "department", "publisher"):
        assert issue[key] == said[key]
    assert issue["published"].isoformat() == said["published"]
    assert issue["contact"] == said["contact"]["name"]
    for key in ("emails", "website", "address"):
        assert issue[key] == said["contact"][key]


def test_sections_and_titles(tables: dict[str, list[dict[str, Any]]], gold: dict[str, Any]) -> None:
    issue_id = f"cstn-{gold['issue']['published']}"
    sections = {row["section_id"]: row for row in tables["sections"] if row["issue_id"] == issue_id}
    assert [row["title"] for row in sections.values()] == [section["title"] for section in gold["sections"]]
    rows = articles_of(tables, gold)
    assert [row["title"] for row in rows] == [article["title"] for article in gold["articles"]]
    assert [row["contents_title"] for row in rows] == [article["toc_title"] for article in gold["articles"]]
    positions = [sections[row["section_id"]]["position"] for row in rows]
    assert positions == [article["section"] for article in gold["articles"]]


def test_paragraphs(tables: dict[str, list[dict[str, Any]]], gold: dict[str, Any]) -> None:
    found = by_article(tables["paragraphs"])
    for row, article in zip(articles_of(tables, gold), gold["articles"], strict=True):
        paragraphs = found[row["article_id"]]
        assert [p["kind"] for p in paragraphs] == [p["kind"] for p in article["paragraphs"]], row["article_id"]
        for paragraph, truth in zip(paragraphs, article["paragraphs"], strict=True):
            first, last = words(truth["first"]), words(truth["last"])
            assert words(paragraph["text"])[: len(first)] == first
            assert words(paragraph["text"])[-len(last) :] == last


def test_citations(tables: dict[str, list[dict[str, Any]]], gold: dict[str, Any]) -> None:
    found = by_article(tables["citations"])
    for row, article in zip(articles_of(tables, gold), gold["articles"], strict=True):
        citations = [
            (c["name"], c["url"], c["published"] and c["published"].isoformat()) for c in found[row["article_id"]]
        ]
        assert citations == [(s["name"], s["url"], s["published"]) for s in article["sources"]]


def test_countries(tables: dict[str, list[dict[str, Any]]], gold: dict[str, Any]) -> None:
    found = by_article([row for row in tables["mentions"] if row["kind"] == "country"])
    for row, article in zip(articles_of(tables, gold), gold["articles"], strict=True):
        countries = {mention["entity_id"] for mention in found[row["article_id"]]}
        assert countries - set(article.get("optional_countries", ())) == set(article["countries"]), row["title"]


def test_abbreviations(tables: dict[str, list[dict[str, Any]]], gold: dict[str, Any]) -> None:
    found = by_article(tables["abbreviations"])
    for row, article in zip(articles_of(tables, gold), gold["articles"], strict=True):
        truth = {a["short"]: {a["long"], *a.get("aka", ())} for a in article["abbreviations"] if not a.get("optional")}
        optional = {a["short"] for a in article["abbreviations"] if a.get("optional")}
        defined = {a["short"]: a["long"] for a in found[row["article_id"]] if a["short"] not in optional}
        assert defined.keys() == truth.keys()
        assert all(long in truth[short] for short, long in defined.items())
