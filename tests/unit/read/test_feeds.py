"""Feeds, sitemaps and lists name pages that are saved beside them; nothing is fetched, nothing elsewhere is read."""

from collections import Counter

import pytest

from flows.errors import UsageError
from flows.read import read_documents

PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>Die Gemeinde {0} hat am Montag beschlossen, das alte Sägewerk zu kaufen.</p></body></html>"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Blatt</title><link>https://blatt.example/</link>
<item><title>A</title><link>https://blatt.example/lokal/altdorf</link><pubDate>Fri, 03 May 2024 08:15:00 +0200</pubDate></item>
<item><title>B</title><guid>https://blatt.example/lokal/bachheim.html</guid></item>
<item><title>C</title><link>https://blatt.example/lokal/nirgends</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>
<link rel="self" href="https://blatt.example/feed"/><link href="https://blatt.example/lokal/altdorf"/>
<published>2024-05-03T08:15:00+02:00</published><updated>2024-06-01T00:00:00Z</updated></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://blatt.example/lokal/altdorf</loc><lastmod>2024-06-01</lastmod>
<news:news><news:publication_date>2024-05-03</news:publication_date></news:news></url>
<url><loc>https://blatt.example/lokal/cordingen/</loc><lastmod>2024-06-01</lastmod></url></urlset>"""


@pytest.fixture
def crawl(tmp_path):
    """A folder as a crawler leaves it, with a page beside it that no feed may name."""
    folder = tmp_path / "crawl"
    lokal = folder / "blatt.example" / "lokal"
    (lokal / "cordingen").mkdir(parents=True)
    (lokal / "altdorf").write_text(PAGE.format("Altdorf"))
    (lokal / "bachheim.html").write_text(PAGE.format("Bachheim"))
    (lokal / "cordingen" / "index.html").write_text(PAGE.format("Cordingen"))
    (tmp_path / "secret.html").write_text(PAGE.format("Dornau"))
    return folder


def read(*inputs):
    passed_over = Counter()
    found = [d for batch in read_documents([str(i) for i in inputs], passed_over=passed_over) for d in batch]
    return [(d.uri, d.fields) for d in found], passed_over


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss"])
def test_an_rss_feed(crawl, name):
    (crawl / name).write_text(RSS)
    found, passed_over = read(crawl / name)
    assert found == [
        (
            "crawl/blatt.example/lokal/altdorf",
            {"url": "https://blatt.example/lokal/altdorf", "date": "Fri, 03 May 2024 08:15:00 +0200"},
        ),
        ("crawl/blatt.example/lokal/bachheim.html", {"url": "https://blatt.example/lokal/bachheim.html"}),
    ]
    assert passed_over == {f"{name[5:]}: names a page that is not saved": 1}


def test_an_atom_feed(crawl):
    (crawl / "feed.atom").write_text(ATOM)
    ((_, fields),), _ = read(crawl / "feed.atom")
    assert fields == {"url": "https://blatt.example/lokal/altdorf", "date": "2024-05-03T08:15:00+02:00"}


def test_a_sitemap_whose_last_change_is_no_day_of_publication(crawl):
    (crawl / "sitemap.xml").write_text(SITEMAP)
    found, _ = read(crawl / "sitemap.xml")
    assert [fields for _, fields in found] == [
        {"url": "https://blatt.example/lokal/altdorf", "date": "2024-05-03"},
        {"url": "https://blatt.example/lokal/cordingen/"},
    ]


def test_a_list_of_files_and_addresses(crawl):
    (crawl / "pages.list").write_text(
        "# what to read\nblatt.example/lokal/bachheim.html\nhttps://other.example/dornau\t../secret.html\n"
        "https://blatt.example/lokal/altdorf\nblatt.example/lokal/bachheim.html\n\nnowhere.html\n"
    )
    found, passed_over = read(crawl / "pages.list")
    assert found == [
        ("crawl/blatt.example/lokal/bachheim.html", {}),
        ("secret.html", {"url": "https://other.example/dornau"}),
        ("crawl/blatt.example/lokal/altdorf", {"url": "https://blatt.example/lokal/altdorf"}),
    ]
    assert passed_over.total() == 1


@pytest.mark.parametrize(
    "link",
    ["../secret.html", "file:///etc/passwd", "https://blatt.example/../../secret.html", "https://x/%00", "http://[", "link.html"],
)  # fmt: skip
def test_a_feed_names_nothing_outside_its_folder(crawl, link):
    (crawl / "link.html").symlink_to(crawl.parent / "secret.html")
    (crawl / "feed.xml").write_text(f"<rss><channel><item><link>{link}</link></item></channel></rss>")
    with pytest.raises(UsageError, match="none of the pages"):
        read(crawl / "feed.xml")


def test_an_entity_reads_no_file(crawl):
    (crawl / "feed.xml").write_text(
        f'<!DOCTYPE rss [<!ENTITY file SYSTEM "{crawl.parent}/secret.html">]><rss><channel>'
        "<item><title>&file;</title><link>https://blatt.example/lokal/altdorf</link><pubDate>&file;</pubDate></item></channel></rss>"
    )
    found, _ = read(crawl / "feed.xml")
    assert [fields for _, fields in found] == [{"url": "https://blatt.example/lokal/altdorf"}]


@pytest.mark.usefixtures("alarm")
def test_entities_do_not_grow(crawl):
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    (crawl / "feed.xml").write_text(
        f'<!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{nested}]><rss><channel>'
        "<item><title>&e29;</title><link>https://blatt.example/lokal/altdorf</link></item></channel></rss>"
    )
    with pytest.raises(UsageError, match="none of the pages"):
        read(crawl / "feed.xml")


@pytest.mark.parametrize("text", ["", "no markup", "<note><p>A page</p></note>", "<rss><channel><item>"])
def test_what_is_no_feed_is_passed_over(crawl, text):
    (crawl / "other.xml").write_text(text)
    found, _ = read(crawl)
    assert len(found) == 2  # the two pages of the folder that have a known suffix


def test_a_feed_and_its_folder_name_each_page_once(crawl):
    (crawl / "a.xml").write_text(SITEMAP)
    found, _ = read(crawl)
    assert sorted(uri for uri, _ in found) == [
        "crawl/blatt.example/lokal/altdorf",
        "crawl/blatt.example/lokal/bachheim.html",
        "crawl/blatt.example/lokal/cordingen/index.html",
    ]
