"""What the newsroom of an article was told itself, it has from no agency."""

from dataclasses import replace

import pytest

from flows.annotate import Annotator
from flows.records import Segment
from tests.annotated import article_of


@pytest.fixture(scope="module")
def annotator():
    return Annotator(threads=1)


@pytest.mark.parametrize(
    ("language", "text", "relays"),
    [
        ("en", "“It leaks,” diver Ross Feltham told our reporter.", []),
        ("en", "“It leaks,” diver Ross Feltham told the Kent Gazette.", []),
        ("en", "“It leaks,” diver Ross Feltham told the Mersey Mail.", ["Mersey Mail", "AP"]),
        ("en", "“It leaks,” diver Ross Feltham said.", ["AP"]),
        ("de", "„Es leckt“, sagte der Taucher Ralf Emmer unserer Redaktion.", []),
        ("de", "Das Wrack lecke, sagte der Taucher Ralf Emmer im Gespräch mit dieser Zeitung.", []),
        ("de", "„Diese Zeitung lügt“, sagte der Taucher Ralf Emmer.", ["AP"]),
    ],
)
def test_relays(annotator, language, text, relays):
    body = Segment(0, "body", None, "given", 1.0, 0, len(text))
    article = replace(article_of(text, language), segments=(body,), outlet="Kent Gazette", agencies=("AP",))
    (annotation,) = annotator.annotate([(text, article)])
    assert [source.name for source in annotation.claims[0].sources[1:-1]] == relays
