"""What a page says of itself: JSON-LD that is not strict, items that are not its article, authors in every shape."""

import pytest

from flows.clean.pagedata import read_page_data
from flows.read.page import read_page

ARTICLE = (
    '{"@type":"NewsArticle","headline":"A, b; c // d","datePublished":"2024-05-03",'
    '"author":{"@type":"Person","givenName":"Ida","familyName":"Rau"}}'
)


def data_of(script):
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body></body></html>'
    return read_page_data(read_page(page))


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"{ARTICLE};",
        f"<!--\n{ARTICLE}\n-->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/* data */ {ARTICLE}",
        ARTICLE[:-1] + ",}",
        f'[{ARTICLE},,{{"@type":"WebPage"}}]',
        ARTICLE.replace('"', "&quot;"),
        ARTICLE + '\n{"@type":"BreadcrumbList"}',
        ARTICLE[:-1] + ',"description":"Der Rat nennt es "ein Haus für alle"."}',
        ARTICLE.replace('"author"', '"about":"Das "Haus", der "Hof"","author"'),
        f'[{{"@type":"BreadcrumbList","itemListElement":[,{{"name":"News"}}]}},{ARTICLE}]',
        ARTICLE.replace('","datePublished"', '"\n"datePublished"'),
        ARTICLE.replace('"author"', '"image": ,"author"'),
        ARTICLE.replace('"author"', '// the author\n"author"'),
        ARTICLE[:-1],
    ],
)
def test_json_that_is_not_strict_is_read(script):
    data = data_of(script)
    assert list(data.of_article("headline")) == ["A, b; c // d"]
    assert data.author == "Ida Rau"


@pytest.mark.parametrize(
    "key", ["comment", "review", "liveBlogUpdate", "itemListElement", "hasPart", "mentions", "citation"]
)
def test_items_beside_the_article_never_date_or_author_the_page(key):
    other = '{"@type":"NewsArticle","datePublished":"2020-01-01","author":{"name":"Somebody Else"}}'
    data = data_of(ARTICLE[:-1] + f',"{key}":[{other}]}}')
    assert list(data.of_article("datePublished")) == ["2024-05-03"]
    assert data.author == "Ida Rau"


@pytest.mark.parametrize("kind", ["DiscussionForumPosting", "SocialMediaPosting", "Comment"])
def test_what_readers_write_is_no_article_beside_one(kind):
    remark = f'{{"@type":"{kind}","datePublished":"2020-01-01","author":{{"name":"waldkauz77"}}}}'
    assert data_of(f"[{remark},{ARTICLE}]").author == "Ida Rau"


def test_of_several_articles_the_one_under_the_headline_counts():
    other = '{"@type":"NewsArticle","headline":"Another","author":{"name":"Somebody Else"}}'
    page = f'<script type="application/ld+json">[{other},{ARTICLE}]</script><h1>A, b; c // d</h1>'
    assert read_page_data(read_page(f"<html><body>{page}</body></html>")).author == "Ida Rau"


def test_a_review_is_no_article():
    assert data_of('{"@type":"Review","author":{"name":"Somebody Else"}}').author is None


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ('"Jo Li"', "Jo Li"),
        ('[{"@value":"Jo Li"},"Mia Ott"]', "Jo Li, Mia Ott"),
        ('{"@id":"#jo"}', "Jo Li"),
        ('[{"@type":"Person","@id":"#jo"}]', "Jo Li"),
        ('{"givenName":"Jo","additionalName":"B.","familyName":"Li"}', "Jo B. Li"),
    ],
)
def test_authors_in_every_shape(author, name):
    person = '{"@type":"Person","@id":"#jo","name":"Jo Li"}'
    data = data_of(f'{{"@graph":[{{"@type":"NewsArticle","headline":"H","author":{author}}},{person}]}}')
    assert data.author == name
