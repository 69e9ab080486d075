"""No text makes cleaning or the rules of annotation explode: four times the text costs at most 4^1.3 times the time.

The tagger is left out; it reads windows of a fixed length. Only ratios are judged, and only above a floor.
"""

import time
from datetime import UTC, datetime

import pytest

from flows.annotate.claims import find_claims
from flows.annotate.mentions import find_mentions
from flows.clean import clean_document
from flows.read.decode import Decoded
from flows.read.documents import Source, text_document
from flows.records import Article

NOW = datetime(2024, 6, 1, tzinfo=UTC)
SHORT, LONG, WORST = 20_000, 80_000, 4**1.3
FLOOR = 0.4  # seconds below which a ratio says nothing
HEADS = {
    "de": (
        "Rat stimmt ab\n\n3. Mai 2024\n\nDer Rat sagte, dass die Brücke bis zum Herbst gesperrt werde, und die"
        " Bürgermeisterin bestritt das.\n\n"
    ),
    "en": (
        "Council votes\n\n3 May 2024\n\nThe council said that the bridge would be closed for repairs until autumn,"
        " and the mayor denied it.\n\n"
    ),
}
UNITS = [
    "-", "„", '"', "«", "2024-", "a-", "A-", "Anna-Berg-", "dpa ", "dpa", "(dpa", "(dpa) ", "Mai ", "May ", "www.a.de ",
    "a.de", "Ab", ", ", "sagte ", "said ", "said that ", "laut ", "dpa-", "according to ", ".", "...", "?", "(", ")",
    "Anna Berg ", "\u00a0", "1", "1.", "12.5.", "'", "„Wort ", "„a “b", '"a" ', ": ", "– ", "x\n", "a@b.de ",
    "Zeitung ", "Die Zeitung ", "newspaper X ", "soll haben ", "bestritt ", "denied ", "http://a.b/", "&amp;",
]  # fmt: skip


def seconds(language: str, unit: str, length: int) -> float:
    """Return the process time that a text of one unit over and over takes."""
    text = HEADS[language] + (unit * (length // len(unit) + 1))[:length]
    document = text_document(Source("a.txt", "a", "text/plain", "0"), Decoded(text, "utf-8"))
    started = time.process_time()
    article = clean_document(document, NOW)
    if isinstance(article, Article):
        article.language = language
        find_claims(text, article, (), find_mentions(text, article, ()))
    return time.process_time() - started


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text(unit, language):
    for _ in range(3):  # a busy machine may spoil one measurement
        long = seconds(language, unit, LONG)
        if long < FLOOR or long < WORST * seconds(language, unit, SHORT):
            return
    pytest.fail(
        f"{unit!r}: {LONG:,} characters take {long:.1f} s, more than {WORST:.1f} times a quarter of them"
    )
