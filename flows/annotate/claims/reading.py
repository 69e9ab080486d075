"""What every rule reads of one article, and what it says of a claim."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.claims.conventions import Conventions, conventions_of
from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.lexicons import lexicon_of
from flows.annotate.claims.media import Media
from flows.annotate.claims.speakers import Speakers
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import Sentences, find_quotations
from flows.languages import pack_of
from flows.records import Article, Mention, Span

MODEL = "model"  # what found a claim that no rule did


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, with all that is found once and read by many rules.

    Attributes:
        text: the document's; all spans are offsets into it.
        article: its article.
        spans: the parts of the text that are read.
        headings: the parts that are titles or captions.
        sentences: the sentences and clauses.
        quotations: the outermost quotations with their marks.
        lexicon: the reporting words of the article's language.
        conventions: where speakers and cues begin and end in it.
        mentions: the names.
        media: the newspapers, broadcasters and agencies.
        names: the names as possible speakers.
    """

    text: str
    article: Article
    spans: Sequence[Span]
    headings: Sequence[Span]
    sentences: Sentences
    quotations: Sequence[Span]
    lexicon: Lexicon
    conventions: Conventions
    mentions: Sequence[Mention]
    media: Media
    names: Speakers

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where a pattern matches in the parts that are read."""
        for start, end in self.spans:
            yield from pattern.finditer(self.text, start, end)


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim, and which rule (or the model) found it."""

    claim: TaggedClaim
    found_by: str


def taken_by(found: Sequence[FoundClaim]) -> list[Span]:
    """Return the contents and the cues of claims, in which no rule looks for another."""
    return [span for item in found for span in (*item.claim.content_spans, *item.claim.cue_spans)]


# A rule returns the claims that stand after it: it adds, changes or drops some.
Rule = Callable[[Reading, Sequence[FoundClaim]], list[FoundClaim]]


def read_article(text: str, article: Article, mentions: Sequence[Mention]) -> Reading:
    """Return the reading of an article."""
    lexicon = lexicon_of(article.language)
    conventions = conventions_of(lexicon.language)
    clauses = pack_of(lexicon.language).reporting.clauses
    openers = {*lexicon.pronouns, *conventions.determiners, *clauses.openers, *clauses.prepositions}
    media = Media(text, mentions, article.readable, lexicon.language)
    sentences = Sentences(text, lexicon.abbreviations, frozenset(openers))
    quotations = tuple(find_quotations(text, article.readable))
    return Reading(
        text=text,
        article=article,
        spans=article.readable,
        headings=[Span(s.start_char, s.end_char) for s in article.segments if s.role in ("title", "caption")],
        sentences=sentences,
        quotations=quotations,
        lexicon=lexicon,
        conventions=conventions,
        mentions=mentions,
        media=media,
        names=Speakers(text, mentions, media, lexicon, sentences, quotations),
    )
