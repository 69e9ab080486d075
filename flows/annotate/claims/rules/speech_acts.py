"""Acts of speech: sentences in which somebody praises, thanks, jokes or warns, where the model finds nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.claims.polarity import is_judge, is_negation, reports_nothing
from flows.annotate.claims.reading import FoundClaim, Reading, taken_by
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.verb_subjects import SPEAKERS, speaks
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "verb of an act of speech"
CONFIDENCE = 0.6
SURE = 0.9  # mean probability of a content's tags: the model needs no rule beside it
LONGEST = 400  # characters of a clause that is looked at
AHEAD = 80  # characters before the verb in which its subject may stand
ADJACENT = 2  # words of a verb that is not parted by its object ("bedankte sich")
LONGEST_SUBJECT = 6  # words of a subject without a name
_AHEAD = re.compile(r"[,;()„“”»«\"]|:\s")
_APART = re.compile(r"[,;:()„“”»«\"]")


def add_speech_acts(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each clause without one whose verb is an act of speech of the name, role or
    pronoun beside it."""
    found = [_vouched(reading, item) for item in found]
    return [*found, *(FoundClaim(claim, FOUND_BY) for claim in _speech_acts(reading, found))]


def _vouched(reading: Reading, item: FoundClaim) -> FoundClaim:
    """Return an unsure summary of the model as one of this rule, where such a verb with its subject bears it out."""
    claim = item.claim
    if (
        claim.quote_type != "reported"
        or len(claim.cue_spans) == 0
        or claim.score >= SURE
        or not reading.conventions.split
    ):
        return item
    clause = reading.sentences.clause_at(claim.cue_spans[0].start)
    verb = next(
        (
            v
            for v in reading.lexicon.speech_acts.finditer(reading.text, *clause)
            if v.start() <= claim.cue_spans[0].start < v.end()
        ),
        None,
    )
    if verb is None or is_negation(reading.lexicon, reading.text[slice(*clause)]) or not _cue(reading, verb):
        return item
    speaker = _subject(reading, clause, verb)
    agreed = speaker is not None and any(speaker.overlaps(span) for span in claim.speaker_spans)
    if speaker is None or not agreed:
        return item
    return FoundClaim(replace(claim, speaker_spans=(speaker,)), f"{item.found_by}; {FOUND_BY}")


def _speech_acts(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    taken = [
        *reading.quotations,
        *(
            span
            for item in found
            for span in (*item.claim.content_spans, *item.claim.cue_spans, *item.claim.frame_spans)
        ),
    ]
    done = -1
    for first, last in reading.spans:
        for verb in reading.lexicon.speech_acts.finditer(reading.text, first, last):
            if verb.start() < done:
                continue
            clause = reading.sentences.clause_at(verb.start())
            asked = reading.text[clause.end - 1] == "?"
            follows = WORD.match(reading.text, verb.end() + 1)
            if follows and follows[0].lower() in reading.lexicon.agents and not reading.conventions.split:
                continue  # "the board, accused by investors"
            too_long = clause.end - clause.start > LONGEST or clause.start < first
            if too_long or asked:
                continue
            if any(clause.overlaps(span) for span in taken):
                if joined := _joined_act(reading, clause, verb, found):
                    yield joined
                continue
            comma = (
                reading.text.find(",", verb.end(), clause.end) if reading.conventions.split else verb.end()
            )
            own = reading.text[clause.start : comma if comma > 0 else clause.end]
            if is_negation(reading.lexicon, own) or _is_participle(reading, clause, verb):
                continue  # "has not confirmed …", "wird kritisiert"
            if reports_nothing(reading.lexicon, verb[0], reading.text[slice(*clause)]):
                continue  # "forderte drei Todesopfer"
            speaker = _subject(reading, clause, verb)
            if speaker and _sentences(reading, speaker, verb):
                continue
            if speaker and (cue := _cue(reading, verb)):
                done = clause.end
                yield rule_claim("reported", clause, CONFIDENCE, speaker=(speaker,), cue=cue)


def _joined_act(
    reading: Reading, clause: Span, verb: re.Match[str], found: Sequence[FoundClaim]
) -> TaggedClaim | None:
    """Return an act of another stance that is joined to what is reported in its clause: "demanded an audit and asked
    why …", "denied the theft but admitted a mistake"."""
    text, lexicon = reading.text, reading.lexicon
    joins = [w for w in WORD.finditer(text, *clause) if w[0].lower() in lexicon.predicate_joins]
    ahead = next((w for w in reversed(joins) if w.end() <= verb.start()), None)
    behind = next((w for w in joins if w.start() >= verb.end()), None)
    start = ahead.end() + 1 if ahead else clause.start
    part = Span(start, behind.start() - 1 if behind else clause.end)
    words = list(WORD.finditer(verb[0]))
    rare = lexicon.stances.get(lemma_of(words[0][0], lexicon.language), "assert") != "assert"
    said = text[verb.end() : part.end].strip(" .,")
    own = text[slice(*part)]
    taken = [*reading.quotations, *taken_by(found)]
    if len(words) > 1 or not rare or not said or "," in own or any(part.overlaps(span) for span in taken):
        return None
    if is_negation(lexicon, own) or reports_nothing(lexicon, verb[0], own):
        return None
    cue = (Span(*verb.span()),)
    if ahead is None:
        speaker = _subject(reading, part, verb) if behind else None
        return rule_claim("reported", part, CONFIDENCE, speaker=(speaker,), cue=cue) if speaker else None
    if text[ahead.end() : verb.start()] != " ":
        return None
    speakers = [
        item.claim.speaker_spans
        for item in found
        if any(clause.start <= span.start < ahead.start() for span in item.claim.cue_spans)
        and all(clause.start <= span.start < ahead.start() for span in item.claim.speaker_spans)
    ]
    spoken = speakers[-1] if speakers else ()
    return rule_claim("reported", part, CONFIDENCE, speaker=spoken, cue=cue) if spoken else None


def _cue(reading: Reading, verb: re.Match[str]) -> tuple[Span, ...]:
    """Return the verb, or the halves of a split one ("räumte … ein"); none where the clause does not end with it or it
    has another meaning ("räumte ihm Vorrang ein")."""
    words = list(WORD.finditer(verb[0]))
    lexicon, base = reading.lexicon, lemma_of(words[0][0], reading.lexicon.language)
    # "rechnet mit": the preposition of a verb that reports without it is no particle.
    plain = base in lexicon.stances and words[-1][0] + base not in lexicon.stances
    split = words[-1][0] in reading.conventions.split and not plain
    if not split and len(words) <= ADJACENT:
        return (Span(*verb.span()),)
    closed = not split or reading.text[verb.end() : verb.end() + 1] in (".", ",", ";", ":")
    start = verb.start()
    halves = (Span(start, start + words[0].end()), Span(start + words[-1].start(), verb.end()))
    nothing = reports_nothing(reading.lexicon, verb[0], verb[0])
    return halves if closed and not nothing else ()


def _subject(reading: Reading, clause: Span, verb: re.Match[str]) -> Span | None:
    """Return the name, role noun or pronoun right before the verb, or behind it where the verb may come first."""
    text, lexicon, rules, names = reading.text, reading.lexicon, reading.conventions, reading.names
    start, end = clause
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
        for name in names.inside([Span(first, word.end())], SPEAKERS):
            if name.end_char == word.end():
                ahead = list(WORD.finditer(text, start, name.start_char))
                tied = len(ahead) > 1 and ahead[-1][0].lower() in lexicon.genitives | rules.noun_complements
                if tied:  # "the lawyer of Smith praised …"
                    return _opening_noun(reading, clause, verb.start())
                return Span(name.start_char, name.end_char)
        if _personal(word[0], lexicon):
            before = WORD.findall(text, first, word.start())[-1:]
            governed = (
                before and before[0].lower() in pack_of(lexicon.language).reporting.clauses.prepositions
            )
            if not governed:  # "Für sie fordert der Anwalt …"
                return Span(*word.span())
        if word[0].lower().endswith(lexicon.roles):
            ahead = list(WORD.finditer(text, first, word.start()))[-2:]
            articles = [w for w in ahead if w[0].lower() in lexicon.definite]
            if articles and articles[-1][0].lower() not in rules.objects:
                return Span(articles[-1].start(), word.end())
        break
    if whole := _opening_noun(reading, clause, verb.start()):
        return whole
    if rules.split:  # the verb stands second, its subject may stand behind it: "Am Montag lobte Ada Muster …"
        words = list(WORD.finditer(verb[0]))
        second = verb.end() if len(words) <= ADJACENT else verb.start() + words[0].end()
        if noun := _noun_behind(reading, clause, verb.start(), second):
            return noun
        behind = names.inside([Span(second, end)], SPEAKERS)
        if behind and not text[second : behind[0].start_char].strip():
            return Span(behind[0].start_char, behind[0].end_char)
        follows = WORD.search(text, second, end)
        if follows and _personal(follows[0], lexicon) and not text[second : follows.start()].strip():
            return Span(*follows.span())
    return None


def _sentences(reading: Reading, speaker: Span, verb: re.Match[str]) -> bool:
    """Whether a court passes its sentence and accuses nobody: "Das Landgericht verurteilte den Fahrer"."""
    lexicon = reading.lexicon
    passed = lemma_of(verb[0], lexicon.language) in pack_of(lexicon.language).reporting.denials.sentencing
    return passed and any(is_judge(reading, word) for word in WORD.finditer(reading.text, *speaker))


def _is_participle(reading: Reading, clause: Span, verb: re.Match[str]) -> bool:
    """Whether an auxiliary beside a single word makes a participle of it: "wird kritisiert", "has praised"."""
    text, rules = reading.text, reading.conventions
    if not rules.split or " " in verb[0]:
        return False
    start = text.rfind(",", clause.start, verb.start()) + 1 or clause.start
    stop = text.find(",", verb.end(), clause.end)
    part = WORD.findall(text, start, stop if stop > 0 else clause.end)
    return any(word.lower() in rules.auxiliaries for word in part)


def _opening_noun(reading: Reading, clause: Span, verb: int) -> Span | None:
    """Return the noun phrase from a clause's beginning to its verb: "Ein Sprecher der Reederei lobte …"."""
    lexicon, rules = reading.lexicon, reading.conventions
    words = list(WORD.finditer(reading.text, clause.start, verb))
    while words and rules.attends(words[-1][0]):
        words.pop()
    if not words or len(words) > LONGEST_SUBJECT or words[0][0].lower() in rules.objects:
        return None
    if len(words) == 1:  # "Anwohner kritisierten"
        several = WORD.match(reading.text, verb)
        noun = rules.nouns_upper and several is not None and several[0].endswith(lexicon.plural_endings)
        return Span(*words[0].span()) if noun and _speaks(reading, words[0][0].lower()) else None
    if words[0][0].lower() not in lexicon.articles | rules.determiners:
        return None
    whole = Span(words[0].start(), words[-1].end())
    head = next((word[0].lower() for word in words[1:] if not rules.nouns_upper or word[0][0].isupper()), "")
    return (
        whole if _speaks(reading, head) and not _APART.search(reading.text[whole.start : whole.end]) else None
    )


def _speaks(reading: Reading, noun: str) -> bool:
    """Whether a noun is one for people or a body."""
    bodies = pack_of(reading.lexicon.language).reporting.collectives.bodies
    return speaks(reading, noun) or noun.endswith(bodies)


def _noun_behind(reading: Reading, clause: Span, verb: int, second: int) -> Span | None:
    """Return the people behind a verb before which no subject stands, since a preposition opens its clause: "In einem
    Brief an den Rat fordern zwölf Bürgermeister mehr Geld", "Am Montag warf die Opposition ihm Untätigkeit vor"."""
    lexicon, rules = reading.lexicon, reading.conventions
    ahead = [word.lower() for word in WORD.findall(reading.text, clause.start, verb)]
    before = pack_of(lexicon.language).reporting.clauses.prepositions
    if not ahead or ahead[0] not in before or _AHEAD.search(reading.text, clause.start, verb):
        return None
    taken: list[re.Match[str]] = []
    for word in list(WORD.finditer(reading.text, second, clause.end))[:LONGEST_SUBJECT]:
        joined = bool(taken) and word[0] in lexicon.speaker_joins and taken[-1][0][0].isupper()
        ended = bool(taken) and taken[-1][0][0].isupper() and not joined
        if ended or _APART.search(reading.text, taken[-1].end() if taken else second, word.start()):
            break
        taken.append(word)
    while taken and not taken[-1][0][0].isupper():
        taken.pop()
    if not taken or taken[0][0].lower() in rules.objects | (lexicon.pronouns.keys() - lexicon.articles):
        return None
    speaks = all(_speaks(reading, word[0].lower()) for word in taken if word[0][0].isupper())
    return Span(taken[0].start(), taken[-1].end()) if speaks else None


def _personal(word: str, lexicon: Lexicon) -> bool:
    """Whether a pronoun stands for one person."""
    return lexicon.pronouns.get(word.lower()) in ("male", "female")
