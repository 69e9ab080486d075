"""Quoted words inside a clause: in "She said the bridge was “a ticking bomb”" the whole clause is said, not the words
in marks alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.joining import joined
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rules.continuations import in_subjunctive
from flows.annotate.claims.stances import cue_lemma
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import MARKS, last_inside
from flows.languages import pack_of
from flows.records import QuoteType, Span

FOUND_BY = "clause around quoted words"
TITLE = 5  # words; fewer that begin with a capital may be a title: das Stück „Der lange Winter“
VERBATIM = "words as they were spoken"
AHEAD = 8  # words of a speaker between quoted words and the verb behind them
LONGEST = 300  # characters between a cue and the words in marks

_STOP = re.compile(r"[,;:]\s|\s[–—-]\s|\n")
_LONG_STOP = re.compile(r"[;:]\s|\s[–—-]\s|\n")  # where commas part clauses of what is said
_ENDED = ".!?"


def widen_quoted_words(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; words in marks that stand in a clause behind their cue give way to the clause."""
    whole = [_clause(reading, item.claim, found) for item in found]
    clauses = [(clause, item.claim) for item, clause in zip(found, whole, strict=True) if clause]
    kept: list[FoundClaim] = []
    for item, clause in zip(found, whole, strict=True):
        if clause is None:
            part = any(_is_part(item.claim, other, owner) for other, owner in clauses)
            kept += [] if part else [item]
        elif not any(clause.overlaps(span) for other in kept for span in other.claim.content_spans):
            parts = [other for other in found if _is_part(other.claim, clause, item.claim)]
            kept.append(joined(_of(reading, item, clause), parts))
    return [*kept, *_verbatim(reading, kept)]


def _is_part(claim: TaggedClaim, clause: Span, owner: TaggedClaim) -> bool:
    """Whether a claim is only a part of a clause: other words in marks, or what its verb reports before them."""
    inside = all(clause.contains(span) for span in claim.content_spans)
    return inside and (claim.quote_type == "direct" or _shares(claim, owner))


def _shares(claim: TaggedClaim, other: TaggedClaim) -> bool:
    """Whether one verb reports both."""
    return bool(claim.cue_spans) and claim.cue_spans == other.cue_spans


def _verbatim(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[FoundClaim]:
    """Yield the words in marks within what is reported, where the language tells a report from words as they were
    spoken and there are enough of them."""
    least = reading.conventions.verbatim
    for item in found if least else ():
        claim = item.claim
        if claim.quote_type not in ("indirect", "indirect_free_indirect"):
            continue
        for words in reading.quotations:
            inside = any(span.contains(words) and span != words for span in claim.content_spans)
            spoken = WORD.findall(reading.text, *words)
            phrase = bool(spoken) and (spoken[0].islower() or len(spoken) >= TITLE)
            if inside and phrase and len(spoken) >= least and any(word.islower() for word in spoken):
                own = replace(claim, content_spans=(words,), quote_type="direct")
                yield FoundClaim(own, f"{item.found_by}; {VERBATIM}")


def _of(reading: Reading, item: FoundClaim, clause: Span) -> FoundClaim:
    kind: QuoteType = "indirect" if item.claim.cue_spans else "indirect_free_indirect"
    claim = replace(item.claim, content_spans=(clause,), quote_type=kind, frame_spans=())
    return FoundClaim(claim, f"{item.found_by}; {FOUND_BY}")


def _clause(reading: Reading, claim: TaggedClaim, found: Sequence[FoundClaim]) -> Span | None:
    """Return the clause around the quoted words of a claim, None where they are a quotation of their own."""
    if claim.quote_type != "direct" or len(claim.content_spans) != 1:
        return None
    words, sentence = _marked(reading, claim), reading.sentences.at(claim.content_spans[0].start)
    if not sentence.contains(words) or _is_untrue(reading, words):
        return None
    cue = _cue_before(reading, claim)
    if cue is None and not claim.cue_spans:
        start = sentence.start if words.start > sentence.start else None
        said = bool(reading.lexicon.subjunctive) and in_subjunctive(reading, sentence)
        if start is None or not said or ":" in reading.text[start : words.start]:
            return None
    elif cue is None:
        return _before_frame(reading, claim, words, sentence, found)
    else:
        start = _opening(reading, claim, Span(cue.end, words.start))
    if start is None:
        return None
    clause = Span(start, _end(reading, claim, words, sentence))
    others = (
        span
        for item in found
        if item.claim.quote_type != "direct" and not _shares(item.claim, claim)
        for span in item.claim.content_spans
    )
    clause = _before_others(reading, claim, clause, words, found)
    return None if any(clause.overlaps(span) for span in others) else clause


def _before_others(
    reading: Reading, claim: TaggedClaim, clause: Span, words: Span, found: Sequence[FoundClaim]
) -> Span:
    """Return a clause up to the join before what another verb reports: "accused him of “lying” and Doe said …"."""
    cues = (s.start for item in found if not _shares(item.claim, claim) for s in item.claim.cue_spans)
    other = min((start for start in cues if words.end < start < clause.end), default=clause.end)
    joins = [
        word.start()
        for word in WORD.finditer(reading.text, words.end, other)
        if word[0].lower() in reading.lexicon.predicate_joins
    ]
    if other == clause.end or not joins:
        return clause
    return Span(clause.start, len(reading.text[: joins[-1]].rstrip(" ,")))


def _before_frame(
    reading: Reading, claim: TaggedClaim, words: Span, sentence: Span, found: Sequence[FoundClaim]
) -> Span | None:
    """Return the clause that ends in quoted words and is reported behind them: "The summit achieved “too little,” he
    said"; one that opens with a capital is a quotation of its own behind what else was done."""
    text = reading.text
    ahead = text[sentence.start : words.start].rstrip()
    inside = text[words.start : words.end].lstrip("".join(MARKS))
    small = inside[:1].islower() or (reading.conventions.nouns_upper and not ahead.endswith(","))
    cue = claim.cue_spans[0]
    gerund = text.endswith(
        reading.lexicon.gerunds or ("\n",), cue.start, cue.end
    )  # "hailed the “coup,” saying …"
    if gerund or cue_lemma(text, claim.cue_spans, reading.lexicon) not in reading.lexicon.sayings:
        return None
    if not sentence.start <= words.end <= cue.start < sentence.end or not small or len(ahead.split()) < 2:
        return None
    if (
        set(ahead) & set(":;–—(")
        or set(ahead) & set(MARKS)
        or len(text[words.end : cue.start].split()) > AHEAD
    ):
        return None
    clause = Span(sentence.start, words.end)
    others = [item.claim for item in found if item.claim is not claim and not _shares(item.claim, claim)]
    taken = (span for other in others for span in (*other.content_spans, *other.cue_spans))
    return None if any(clause.overlaps(span) for span in taken) else clause


def _marked(reading: Reading, claim: TaggedClaim) -> Span:
    """Return a content with all that the marks hold in which it begins."""
    content = claim.content_spans[0]
    return next((q for q in reading.quotations if q.start == content.start and q.end > content.end), content)


def _is_untrue(reading: Reading, words: Span) -> bool:
    """Whether the words in marks are no more than a word for untrue: whoever calls something so denies it."""
    lexicon, text = reading.lexicon, reading.text
    return bool(lexicon.untrue.fullmatch(text, *words) or lexicon.slanders.fullmatch(text, *words))


def _cue_before(reading: Reading, claim: TaggedClaim) -> Span | None:
    """Return the last part of a cue that stands before the content, in its sentence."""
    start = claim.content_spans[0].start
    sentence = reading.sentences.at(start)
    if not claim.cue_spans or any(cue.start >= start for cue in claim.cue_spans):
        return None
    cue = claim.cue_spans[-1]
    return cue if sentence.start <= cue.start and start - cue.end <= LONGEST else None


def _opening(reading: Reading, claim: TaggedClaim, gap: Span) -> int | None:
    """Return where what is said begins between a cue and the quoted words, None where it begins with them."""
    text, lexicon = reading.text, reading.lexicon
    between = text[gap.start : gap.end]
    lemma = cue_lemma(text, claim.cue_spans, lexicon)
    verbs = lexicon.stances.keys() | lexicon.sayings | lexicon.rejections | lexicon.calling | lexicon.ordering
    reports = lemma in verbs or _is_predicate(reading, claim)
    if not WORD.search(between):
        return claim.content_spans[0].start if reports and _goes_on(reading, claim) else None
    opener = next(
        (word for word in WORD.finditer(text, *gap) if word[0].lower() in lexicon.complement_openers), None
    )
    if opener and (not reading.conventions.split or text[opener.start() - 2 : opener.start()] == ", "):
        return opener.start()
    if between.rstrip()[-1:] in (",", ":", "–", "—", "-"):
        return None
    opening = WORD.match(text, claim.cue_spans[0].start)
    if opening and opening[0].lower() in reading.conventions.prepositions:
        return _behind_source(reading, claim, gap)
    told = [span.end for span in claim.speaker_spans if gap.start <= span.start < gap.end]
    first = max([gap.start, *told])
    if reading.conventions.split:
        comma = text.find(", ", first, gap.end)
        return comma + 2 if comma >= 0 and reports else None
    opening = WORD.search(text, first, gap.end)
    if opening is None or not reports or text[first : opening.start()].strip():
        return None
    if lemma in lexicon.telling and lexicon.stances.get(lemma or "") != "accuse":
        openers = lexicon.infinitive_marks | lexicon.question_words
        mark = next((w for w in WORD.finditer(text, *gap) if w[0].lower() in openers), None)
        return mark.start() if mark else None
    if opening[0].lower() in lexicon.infinitive_marks:
        return opening.start() if _takes_infinitive(reading, claim) else None
    return None if opening[0].lower() in lexicon.asides else opening.start()


def _is_predicate(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a cue ends in a verb that reports what stands behind it, whatever its stance: "bemoaned a climate"."""
    cue = claim.cue_spans[-1]
    return any(found.end() == cue.end for found in reading.lexicon.predicates.finditer(reading.text, *cue))


def _takes_infinitive(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a cue ends in a verb with an infinitive behind it: "vowed to “end” the tax", not "said to him"."""
    words = WORD.findall(reading.text, *claim.cue_spans[-1])
    infinitives = pack_of(reading.lexicon.language).reporting.predicates.infinitives
    return bool(words) and words[-1].lower() in infinitives


def _behind_source(reading: Reading, claim: TaggedClaim, gap: Span) -> int | None:
    """Return where a clause begins behind whose words it gives: "According to the mayor, the plan is …"."""
    source = max((span.end for span in claim.speaker_spans if gap.start <= span.start), default=gap.start)
    first = WORD.search(reading.text, source, gap.end)
    if first is None or source == gap.start:
        return None
    between = reading.text[source : first.start()]
    return first.start() if between == (" " if reading.conventions.split else ", ") else None


def _goes_on(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether the clause with words in marks right behind its verb goes on: "said “this plan” would fail"."""
    text, end = reading.text, _marked(reading, claim).end
    between = text[claim.cue_spans[-1].end : claim.content_spans[0].start]
    follows = WORD.match(text, end + 1)
    if (
        reading.conventions.split
        or between != " "
        or follows is None
        or text[end] != " "
        or last_inside(text, Span(end - 4, end)) in f",{_ENDED}"
    ):
        return False
    return follows[0].islower() and follows[0] not in reading.lexicon.asides


def _end(reading: Reading, claim: TaggedClaim, words: Span, sentence: Span) -> int:
    """Return where the clause ends: with the sentence, before a mark, or before what its speaker does besides."""
    text, lexicon = reading.text, reading.lexicon
    closed = last_inside(text, words) or " "
    last = sentence.end - (text[sentence.end - 1] in _ENDED)
    if words.end >= last or (closed in f",{_ENDED}" and not reading.conventions.split):
        return words.end
    stop = (_LONG_STOP if reading.conventions.split else _STOP).search(text, words.end, last)
    end = stop.start() if stop else last
    for word in WORD.finditer(text, words.end, end):
        if word[0].lower() not in lexicon.predicate_joins:
            continue
        verb = WORD.search(text, word.end(), end)
        if verb and verb[0].islower() and _reports(reading, verb[0]):
            return len(text[: word.start()].rstrip(" ,"))
    return end


def _reports(reading: Reading, word: str) -> bool:
    """Whether a word is the form of a verb that reports, no infinitive."""
    lexicon = reading.lexicon
    lemma = lemma_of(word, lexicon.language)
    finite = lemma != word.lower() and not word.endswith(lexicon.gerunds)
    return finite and (lemma in lexicon.stances or lemma in lexicon.sayings | lexicon.ordering)
