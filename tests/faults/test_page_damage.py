"""Good pages, damaged at random: nothing crashes, no neighbour is lost, segments cover the text, spans equal it."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.clean import clean_document
from flows.read import read_documents
from flows.records import Article
from tests.golden.kinds.making import DE, EN, article_data, linked, page

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEAD = (
    '<link rel="canonical" href="https://blatt.example/a/faehre-faehrt-wieder">'
    '<meta property="article:published_time" content="2024-05-03T06:40:00Z">'
)
PAGES = [
    page("one", "de", {}, head=HEAD + linked(str(article_data("de", datePublished="2024-05-03")).replace("'", '"')),
         above="<p>Von Ada Quist, 3. Mai 2024, 08:40 Uhr</p>", below="<p>Heute (4. Mai) und am 12.05.2024.</p>"),
    page("two", "en", {}, head=HEAD, above="<time datetime='2024-05-03'>3 May 2024</time>", below="<ul><li>2 hours ago<li>x</ul>"),
]  # fmt: skip
TAGS = st.sampled_from((
    b"<div>", b"</div>", b"</p>", b"<p>", b"</article>", b"<table><tr><td>", b"</body>", b"<script>", b"</script>", b"<!--", b"-->",
    b"<a>", b"<a href='x'>", b"<h1>", b"</h1>", b"<pre>", b"<ul><li>", b"<div hidden>", b"<time>", b"<meta charset='utf-16'>",
    b"<meta name='date' content='", b"'", b'"', b"&", b"&#x0;", b"\x00", b"\xff\xfe", b"\xc3", b"<noscript>", b"<textarea>", b"<svg>",
    b"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",", b"2024-05-03", b"3. Mai 2024", b"\xc2\xad", b"\xe2\x80\x8b",
))  # fmt: skip


@st.composite
def damages(draw):
    """Return a function that damages a page in one place: tags and bytes put in, a stretch cut out, doubled or moved."""
    kind = draw(st.sampled_from(("insert", "junk", "cut", "double", "move")))
    at, to, size = draw(st.floats(0, 1)), draw(st.floats(0, 1)), draw(st.integers(1, 400))
    put = draw(TAGS if kind == "insert" else st.binary(min_size=1, max_size=30))

    def damage(raw):
        start = int(at * len(raw))
        part, rest = raw[start : start + size], raw[:start] + raw[start + size :]
        if kind in ("insert", "junk"):
            return raw[:start] + put + raw[start:]
        if kind == "double":
            return raw[:start] + part + raw[start:]
        if kind == "move":
            place = int(to * len(rest))
            return rest[:place] + part + rest[place:]
        return rest

    return damage


def one_line(text):
    return " ".join(text.split())


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(several=st.lists(damages(), min_size=1, max_size=8), which=st.sampled_from(PAGES))
def test_a_damaged_page_is_read_or_refused(tmp_path, several, which):
    raw = which.content
    for damage in several:
        raw = damage(raw)
    (tmp_path / "damaged.html").write_bytes(raw)
    (tmp_path / "neighbour.html").write_bytes(PAGES[1].content)
    found = {d.external_id: d for batch in read_documents([str(tmp_path)]) for d in batch}
    assert set(found) == {"damaged", "neighbour"}
    for name, document in found.items():
        article = None if document.refusal else clean_document(document, NOW)
        if name == "neighbour":
            assert isinstance(article, Article)
            assert all(one_line(paragraph) in one_line(article.body) for paragraph in EN)
        if not isinstance(article, Article):
            continue
        ends = [0, *(s.end_char for s in article.segments)]
        assert [s.start_char for s in article.segments] == ends[:-1]
        assert ends[-1] == len(document.text)
        for date in article.date_candidates:
            if date.start_char is not None:
                words = one_line(document.text[date.start_char : date.end_char])
                assert words
                assert words in one_line(date.evidence) or len(date.evidence) == 200


def test_the_pages_are_good_before():
    assert all(paragraph.encode() in PAGES[0].content for paragraph in DE)
