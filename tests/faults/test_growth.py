"""No text makes cleaning or the rules of annotation explode: four times the text costs at most 4^1.3 times the time.

The tagger is left out; it reads windows of a fixed length. Only ratios are judged, and only above a floor. Another
program on the machine makes one measurement slow, so the fastest long text is held against the slowest short one.
A fault that is quadratic shows even so: it costs sixteen times as much for four times the text.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from flows.annotate.claims import find_claims
from flows.annotate.mentions import find_mentions
from flows.clean import clean_document
from flows.read.decode import Decoded
from flows.read.documents import Source, html_document, text_document
from flows.records import Article

NOW = datetime(2024, 6, 1, tzinfo=UTC)
SHORT, LONG = 20_000, 80_000
FLOOR = 0.4  # seconds below which a ratio says nothing
HOPELESS = 20.0  # seconds
ATTEMPTS = 5
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
    "3. Mai '24 ", "(12:58 ", "Europe/", "12:30 Europe/B/", "3. Mai 2024 (12.", " · ", "More ", "more: ", "Von Anna Berg ", "By ",
    "Zeitung ", "Die Zeitung ", "newspaper X ", "soll haben ", "bestritt ", "denied ", "http://a.b/", "&amp;", "Berg: ",
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


def assert_growth(measure: Callable[[int], float], short: int, long: int) -> None:
    """Fail if the time grows more than with the 1.3th power of the size, from short to long and from long to four times that.

    One of the two may do so for another reason: the long input no longer fits into the processor's cache, or the short
    one is too short for a step. The second is judged with care.
    """
    for less, more, attempts in ((short, long, 2), (long, 4 * long, ATTEMPTS)):
        fastest, slowest = _best(measure, less, more, attempts)
        if fastest < max(FLOOR, (more / less) ** 1.3 * slowest):
            return
        if fastest > HOPELESS:
            break
    pytest.fail(f"{more:,} take {fastest:.1f} s and {less:,} take {slowest:.1f} s")


def _best(measure: Callable[[int], float], less: int, more: int, attempts: int) -> tuple[float, float]:
    """Return the least time that the larger input takes and the most that the smaller one does, as far as that matters."""
    fastest, slowest = float("inf"), 0.0
    for _ in range(attempts):
        fastest = min(fastest, measure(more))
        if fastest < FLOOR or fastest > HOPELESS:
            break
        slowest = max(slowest, measure(less))
        if fastest < (more / less) ** 1.3 * slowest:
            break
    return fastest, slowest


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Load the language packs, so that no measurement pays for them."""
    for language in HEADS:
        seconds(language, "a ", 100)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text(unit, language):
    assert_growth(lambda length: seconds(language, unit, length), SHORT, LONG)


# A million characters of texts as they come: prose and lists, dates and names, one line and very many.
LARGE = {
    "one line": "Die Bürgermeisterin sagte, die Brücke werde gesperrt, und der Rat bestritt das am Montag in Adorf ",
    "short lines": "Anna Berg sagte\n",
    "quotations": "„Das stimmt nicht“, sagte er.\n",
    "speakers": "Sprecher: Nein.\n",
    "bylines": "Von Anna Berg\n",
    "hearsay": "Er soll gelogen haben. ",
    "hyphens": "-",
    "dates": "3. Mai 2024 ",
    "no spaces": "市长周三表示，这座桥将关闭。",
    "combining": "e\u0301",
}


@pytest.mark.parametrize("kind", LARGE)
def test_time_grows_with_a_large_text(kind):
    assert_growth(lambda length: seconds("de", LARGE[kind], length), 62_500, 1_000_000)


# What a page may hold by the thousand: elements of its head and of its foot, each different from the others.
ELEMENTS = [
    "<meta name='a{0}' content='b{0}'>", "<meta name='date{0}' content='2024-05-01T10:{1}:00Z'>",
    "<meta property='article:published_time' content='2024-05-01T10:{1}:00Z'>", "<meta name='author' content='Anna Berg{0}'>",
    "<link rel='canonical' href='https://a.de/x-{0}'>", "<link rel='canonical' href='/{{x}}{0}'>", "<h1>Titel {0} und mehr</h1>",
    "<time datetime='2024-05-01T10:{1}:00Z'>x{0}</time>", "<footer>www.a{0}.de.</footer>", "www.a{0}.de.", "a{0}.de ",
    "Quelle: https://a.de/{0} ", "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"x{0}\"}}</script>",
    "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"x \"y\" {0}\",,}}</script>",
    "<script type='application/ld+json'>{{\"a\":[.\"b\".\"{0}\"</script>", "<meta property='og:title' content='A · b · c | d{0} …'>",
    "<span class='date' title='3. Mai 2024 ({1}'>x{0}</span>", "<abbr class='published' title='05/03/2024 2:{1} Europe/Berlin/x{0}'>y</abbr>",
    "<p>3. Mai '{1} ({1}:{1} Uhr · {0}</p>", "<h1>Rat stimmt ab … {0}</h1>",
]  # fmt: skip


def seconds_of_page(element: str, count: int) -> float:
    """Return the process time that cleaning a page with so many of the elements takes."""
    many = "".join(element.format(number, f"{number % 60:02d}") for number in range(count))
    prose = "".join(f"<p>{HEADS['de'].splitlines()[-2]} {n}</p>" for n in range(9))
    markup = f"<html><body>{many}<article><h1>Rat stimmt ab</h1>{prose}</article></body></html>"
    source = Source("a.html", "a", "text/html", "0")
    document = html_document(source, Decoded(markup, "utf-8"), {"url": "https://a.de/x-0"})
    started = time.process_time()
    clean_document(document, NOW)
    return time.process_time() - started


@pytest.mark.parametrize("element", ELEMENTS)
def test_time_grows_with_the_page(element):
    assert_growth(lambda count: seconds_of_page(element, count), 1000, 4000)
