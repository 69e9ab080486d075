"""Acts of speech: sentences in which somebody praises, thanks, jokes or warns, where the model finds nothing."""

import re
from collections.abc import Iterator, Sequence

from flows.annotate.claims.conventions import WORD, Conventions, conventions_of
from flows.annotate.claims.denials import clause_around
from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.quotes import quotations
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.speakers import Speakers
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

RULE = "verb of an act of speech"
CONFIDENCE = 0.6
LONGEST = 400  # characters of a sentence that is looked at
AHEAD = 80  # characters before the verb in which its subject may stand
SPEAKERS = ("person", "organisation", "outlet")


def speech_acts(
    text: str, spans: Sequence[Span], found: Sequence[TaggedClaim], names: Speakers, lexicon: Lexicon
) -> Iterator[TaggedClaim]:
    """Yield a claim for each sentence without one whose verb is an act of speech of the name, role or
    pronoun beside it.

    Args:
        text: the document's.
        spans: the parts of it that are read.
        found: the claims found so far.
        names: the article's names.
        lexicon: of the article's language.
    """
    rules = conventions_of(lexicon.language)
    taken = [
        *quotations(text, spans),
        *(span for claim in found for span in (*claim.content_spans, *claim.cue_spans, *claim.frame_spans)),
    ]
    done = -1
    for first, last in spans:
        for verb in lexicon.speech_acts.finditer(text, first, last):
            if verb.start() < done:
                continue
            start, end = clause_around(text, verb.start(), first, last)
            if end - start > LONGEST or text[end - 1] == "?" or any(s < end and start < e for s, e in taken):
                continue
            if speaker := _subject(text, start, verb, end, names, lexicon, rules):
                done = end
                yield rule_claim("reported", (start, end), CONFIDENCE, speaker=(speaker,), cue=(verb.span(),))


def _subject(
    text: str,
    start: int,
    verb: re.Match[str],
    end: int,
    names: Speakers,
    lexicon: Lexicon,
    rules: Conventions,
) -> Span | None:
    """Return the name, role noun or pronoun right before the verb, or behind it where the verb may come first."""
    first = max(start, verb.start() - AHEAD)
    offset = verb.start()
    for word in reversed(list(WORD.finditer(text, first, verb.start()))):
        if text[word.end() : offset].strip():
            return None
        if word[0].lower() in lexicon.auxiliaries_before or (
            word[0].islower() and rules.attends(word[0]) and word[0].lower() not in rules.auxiliaries
        ):
            offset = word.start()
            continue
        for name in names.inside([(first, word.end())], SPEAKERS):
            if name.end_char == word.end():
                ahead = list(WORD.finditer(text, start, name.start_char))
                tied = len(ahead) > 1 and ahead[-1][0].lower() in lexicon.genitives | rules.noun_complements
                return None if tied else (name.start_char, name.end_char)  # "the lawyer of Smith praised …"
        if _personal(word[0], lexicon):
            return word.span()
        if word[0].lower().endswith(lexicon.roles):
            ahead = list(WORD.finditer(text, first, word.start()))[-2:]
            articles = [w.start() for w in ahead if w[0].lower() in lexicon.definite]
            return (articles[-1], word.end()) if articles else None
        break
    if rules.split:  # the verb stands second, its subject may stand behind it: "Am Montag lobte Ada Muster …"
        behind = names.inside([(verb.end(), end)], SPEAKERS)
        if behind and not text[verb.end() : behind[0].start_char].strip():
            return behind[0].start_char, behind[0].end_char
        follows = WORD.search(text, verb.end(), end)
        if follows and _personal(follows[0], lexicon) and not text[verb.end() : follows.start()].strip():
            return follows.span()
    return None


def _personal(word: str, lexicon: Lexicon) -> bool:
    """Whether a pronoun stands for one person."""
    return lexicon.pronouns.get(word.lower()) in ("male", "female")
