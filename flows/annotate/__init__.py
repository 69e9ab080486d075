"""Annotate: names and attributed statements of an article, as spans of its document's text."""

from collections.abc import Sequence

from flows.annotate.claims import find_claims
from flows.annotate.datelines import without_datelines
from flows.annotate.mentions import find_mentions
from flows.annotate.tagger import Tagger
from flows.languages import languages, pack_of
from flows.records import Annotation, Article


class Annotator:
    """Finds mentions and claims; one object serves any number of articles."""

    def __init__(self, threads: int = 1) -> None:
        """``threads`` is how many the model may use.

        Raises:
            UsageError: a language pack lacks a key, or has one that is not known.
        """
        for language in languages():
            pack_of(language)
        self._tagger = Tagger(threads)

    def annotate(self, pairs: Sequence[tuple[str, Article]]) -> list[Annotation]:
        """Return the annotation of each article, in their order.

        Args:
            pairs: each document's text and its article; more of them at once are faster.
        """
        pairs = [(text, without_datelines(text, article)) for text, article in pairs]
        found = self._tagger.tag([(text, article.readable) for text, article in pairs])
        annotations = []
        for (text, article), tagged in zip(pairs, found, strict=True):
            mentions = find_mentions(text, article, tagged.names)
            claims = find_claims(text, article, tagged.claims, mentions)
            annotations.append(Annotation(article.article_id, mentions, claims))
        return annotations
