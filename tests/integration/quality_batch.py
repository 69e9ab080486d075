"""Makes clean batches of articles by code, row by row, for the checks to look at."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from expectations import Outcome, check
from expectations.frames import measure
from expectations.policy import read_policy
from flows.records import Document
from flows.run.intake import Intake
from warehouse import publish as warehouse
from warehouse.batch import Batch
from warehouse.home import Home

SEEN_AT = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
OUTLETS = [
    f"{name}-{place}.example"
    for name in ("bote", "kurier", "post", "echo", "blick")
    for place in ("nord", "sued")
]
PEOPLE = [
    "Anna Kaltenbrunn",
    "Bernd Osterloh-Weiss",
    "Clara Finkenzeller",
    "David Achterberg",
    "Elif Sonnleitner",
]
PLACES = ["Birkenfurt", "Altenhagen", "Marienrode", "Sankt Ullrich", "Nebelstein", "Grauwinkel", "Tannreuth"]
MATTERS = [
    "den Haushalt",
    "die neue Brücke",
    "das Freibad",
    "den Fahrplan",
    "die Schulreform",
    "das Klinikum",
]
DE = [
    "{person} hat am Dienstag in {place} über {matter} gesprochen und dabei die Arbeit des Rates im Jahr {n} gelobt.",
    "Die Sitzung dauerte nach Angaben der Verwaltung länger als {n} Minuten, weil viele Fragen offen waren.",
    "Mehrere Mitglieder des Rates verlangten {n} genauere Zahlen, bevor sie über {matter} abstimmen wollen.",
    "In {place} leben rund {n} Menschen, von denen viele das Vorhaben seit Langem verfolgen und unterstützen.",
    "Ein Beschluss wird erst in {n} Tagen erwartet, wie ein Mitarbeiter des Hauses erklärte.",
    "Bis dahin sollen {n} Gutachten vorliegen, die Kosten und Nutzen miteinander vergleichen.",
]
EN = [
    "{person} spoke about {matter} in {place} on Tuesday and praised the work the council had done since {n}.",
    "The meeting took more than {n} minutes, officials explained, because many questions were still open.",
    "Several of the {n} members of the council asked for better figures before they would vote on the proposal.",
    "About {n} people live in {place}, and many of them have followed the plan for a long time.",
    "A decision is expected in {n} days at the earliest, according to somebody who works there.",
    "Until then {n} expert opinions are to compare what the project costs with what it brings.",
]
SAID = {
    "de": '"Wir bauen nur, was {place} sich {n} Jahre lang leisten kann", sagte {person}.',
    "en": '"We will only build what {place} can afford for {n} years", said {person}.',
}


@dataclass
class Made:
    """One generated article with all rows that hang on it; a defect changes some of them."""

    document: dict[str, Any]
    article: dict[str, Any]
    segments: list[dict[str, Any]]
    dates: list[dict[str, Any]]
    mentions: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    chain: list[dict[str, Any]] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.document["document_id"]

    def rewrite(self, body: str) -> None:
        """Give document and article another body; spans into it become invalid, so the annotations go."""
        self.document |= {"text": body, "content_hash": key("content", body)}
        self.article |= {"body": body, "word_count": len(body.split())}
        self.segments = [segment(self.id, len(body))]
        self.mentions, self.claims, self.chain = [], [], []


def key(*parts: object) -> str:
    return hashlib.blake2b("|".join(map(str, parts)).encode(), digest_size=8).hexdigest()


def segment(document_id: str, end: int) -> dict[str, Any]:
    return {"document_id": document_id, "position": 0, "role": "body", "rule": "made", "confidence": 1.0,
            "start_char": 0, "end_char": end}  # fmt: skip


def make(number: int, seed: str = "now", outlet: str | None = None, seen_at: datetime = SEEN_AT) -> Made:
    """Return a clean article; the same number and seed give the same one."""
    salt = int(key(seed, number), 16)
    language = "de" if number % 3 else "en"
    outlet = outlet or OUTLETS[number % len(OUTLETS)]
    person, place, matter = PEOPLE[salt % 5], PLACES[salt // 5 % 7], MATTERS[salt // 35 % 6]
    words = {"person": person, "place": place, "matter": matter if language == "de" else "the plan"}
    pool = DE if language == "de" else EN
    lines = [line.format(**words, n=100 + (salt >> shift) % 9000) for shift, line in enumerate(pool)]
    quote = SAID[language].format(**words, n=number)
    body = "\n".join([*lines, quote])
    document_id, article_id = key("document", seed, number), key("article", seed, number)
    at = seen_at - timedelta(days=1 + number % 3, minutes=number)
    url = f"https://www.{outlet}/{at:%Y/%m/%d}/artikel-{number}.html"
    document = {
        "document_id": document_id, "external_id": f"{seed}-{number}", "record_key": f"{seed}-{number}", "version": 1,
        "uri": f"{seed}/{number}.txt", "media_type": "text/plain", "encoding": "utf-8", "sha256": key("sha", body),
        "content_hash": key("content", body), "text": body, "metadata": {}, "repairs": [], "status": "loaded", "duplicate_of": None,
        "first_seen_at": seen_at, "run_id": seed, "pipeline_version": "test",
    }  # fmt: skip
    article = {
        "article_id": article_id, "document_id": document_id, "language": language, "title": f"{place}: {number} {matter}",
        "section": None, "body": body, "author": person, "published_at": at, "published_precision": "minute",
        "published_method": "field", "published_confidence": 0.95, "source_url": url, "source_domain": outlet,
        "outlet": outlet.split(".")[0].title(), "source_method": "field", "agencies": [], "word_count": len(body.split()),
        "boilerplate_share": 0.2, "quality": "pass", "quality_flags": [],
    }  # fmt: skip
    dates = [{"document_id": document_id, "value_at": at, "precision": "minute", "method": "field", "evidence": str(at),
              "confidence": 0.95, "chosen": True}]  # fmt: skip
    made = Made(document, article, [segment(document_id, len(body))], dates)
    _annotate(made, person, place, quote)
    return made


def _annotate(made: Made, person: str, place: str, quote: str) -> None:
    body, article_id = made.article["body"], made.article["article_id"]
    for kind, name in (("person", person), ("location", place)):
        start = body.index(name)
        made.mentions.append({
            "mention_id": key("mention", article_id, name), "article_id": article_id, "kind": kind, "surface": name,
            "normal": name, "name_id": key(name), "start_char": start, "end_char": start + len(name), "score": 0.9,
        })  # fmt: skip
    start = body.index(quote)
    content = quote[: quote.rindex('"') + 1]
    claim_id = key("claim", article_id)
    made.claims.append({
        "claim_id": claim_id, "article_id": article_id, "position": 0, "language": made.article["language"],
        "quote_type": "direct", "stance": "assert", "hedged": False, "content": content,
        "content_spans": [(start, start + len(content))], "speaker_name": person, "speaker_text": person,
        "speaker_spans": [], "speaker_named": True, "speaker_anonymous": False, "cue_spans": [], "frame_spans": [], "addressee_spans": [],
        "found_by": "made", "stance_by": "made", "speaker_by": "made", "rule": "made", "confidence": 0.9,
        "speaker_confidence": 0.8,
    })  # fmt: skip
    made.chain = [
        {"claim_id": claim_id, "step": 0, "name": person, "kind": "speaker"},
        {"claim_id": claim_id, "step": 1, "name": made.article["outlet"], "kind": "outlet"},
    ]


def document_of(made: Made) -> Document:
    """Return the article as a reader would: nothing cleaned, a title above the text, the record's own fields."""
    document, article = made.document, made.article
    text = f"{article['title']}\n\n{document['text']}"
    fields = {
        "url": (article["source_url"] or "").replace(".example/", ".example.com/"),  # a domain that may exist
        "date": article["published_at"],
        "title": article["title"],
        "outlet": article["outlet"],
    }
    return Document(
        document_id=document["document_id"], external_id=document["external_id"], uri=document["uri"],
        media_type="text/plain", encoding="utf-8", sha256=key("sha", text), text=text,
        fields={name: str(value) for name, value in fields.items() if value},
    )  # fmt: skip


def fill(batch: Batch, articles: list[Made], extra_documents: list[dict[str, Any]] | None = None) -> None:
    """Store the articles in the batch, as a run would have."""
    batch.append("documents", [a.document for a in articles] + (extra_documents or []))
    batch.append("articles", [a.article for a in articles])
    batch.append("segments", [row for a in articles for row in a.segments])
    batch.append("date_candidates", [row for a in articles for row in a.dates])
    batch.append("mentions", [row for a in articles for row in a.mentions])
    batch.append("claims", [row for a in articles for row in a.claims])
    batch.append("claim_sources", [row for a in articles for row in a.chain])


def publish(
    home: Home, run_id: str, articles: list[Made], copies: list[dict[str, Any]] | None = None
) -> Outcome:
    """Check the articles as one run and publish them, as the flow does; return what the checks said."""
    copies = copies or []
    for document in [*(made.document for made in articles), *copies]:
        document["run_id"] = run_id
    with Batch(home.batch(run_id), home.warehouse) as batch:
        fill(batch, articles, copies)
        outcome = check(batch.connection, run_id, "test")
        intake = Intake(batch, run_id, SEEN_AT, "test", again=False)
        intake.judge(outcome.results, outcome.refused, outcome.flags)
        status = "aborted" if outcome.aborted else "published"
        counts = {
            "loaded": intake.counts.loaded,
            "duplicate": len(copies),
            "quarantined": len(outcome.refused),
        }
        batch.append("runs", [run_row(run_id, SEEN_AT, counts, status, outcome.verdict)])
    with warehouse.open_candidate(home, run_id) as candidate:
        warehouse.load(candidate, home, run_id, SEEN_AT)
        warehouse.finish(candidate)
    return outcome


def run_row(
    run_id: str, at: datetime, counts: dict[str, int], status: str = "published", verdict: str | None = None
) -> dict[str, Any]:
    return {
        "run_id": run_id, "started_at": at, "finished_at": at, "pipeline_version": "test", "status": status,
        "verdict": verdict,
        "parameters": {}, "read": sum(counts.values()), "duplicate": 0, "quarantined": 0, **counts,
    }  # fmt: skip


def publish_history(home: Home, runs: int = 4, size: int = 300, outlets: list[str] = OUTLETS) -> None:
    """Publish some good runs of clean articles, one a day; clean by making, so they are not checked."""
    for run in range(runs):
        run_id, at = f"run{run}", SEEN_AT - timedelta(days=runs - run)
        count = size * len(outlets) // len(OUTLETS)
        with Batch(home.batch(run_id), home.warehouse) as batch:
            fill(batch, [make(n, run_id, outlets[n % len(outlets)], at) for n in range(count)])
            measure(batch.connection, read_policy(), run_id)
            batch.append("runs", [run_row(run_id, at, {"loaded": count})])
        with warehouse.open_candidate(home, run_id) as candidate:
            warehouse.load(candidate, home, run_id, at)
            warehouse.finish(candidate)
        warehouse.swap(home, run_id)
