"""The rules around the model, on claims as the model would hand them over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotate.claims import find_claims
from flows.annotate.claims.lexicons import lexicon_of
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import find_quotations
from flows.records import Mention, Span
from tests.annotated import article_of


def claim(text, content, speaker="", cue="", kind="indirect", stance="assert"):
    def span(words):
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    return TaggedClaim(kind, stance, 0.5, False, span(content), span(speaker), span(cue), (), (), 1.0)


def mention(text, name, kind="person", of=None):
    start = text.rindex(name)
    return Mention(name, "a", kind, name, of or name, of or name, start, start + len(name), 0.9)


def only(text, language, tagged, *mentions):
    (found,) = find_claims(text, article_of(text, language), [tagged], mentions)
    return found


@pytest.mark.parametrize(
    ("text", "cue", "whole", "lemma"),
    [
        ("Jane Doe has repeatedly called for new roads.", "called", "has repeatedly called for", "call for"),
        ("Jane Doe did not deny that roads are bad.", "deny", "did not deny", "deny"),
        ("Jane Doe said: roads are bad.", "said", "said:", "say"),
    ],
)
def test_a_cue_is_the_whole_verb(text, cue, whole, lemma):
    found = only(text, "en", claim(text, text.split()[-2] + " " + text.split()[-1][:-1], "Jane Doe", cue))
    assert (found.cue_text, found.cue_lemma) == (whole, lemma)


def test_a_split_verb_has_both_halves():
    text = "Der Bund kündigte am Montag Gespräche an, die im Mai beginnen sollen."
    found = only(text, "de", claim(text, "die im Mai beginnen sollen", "Der Bund", "kündigte"))
    assert (found.cue_text, found.cue_lemma) == ("kündigte an", "ankündigen")


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker", "whole"),
    [
        (
            "en",
            "Jane Doe, a lawyer for the city, said it rained.",
            "it rained",
            "Jane Doe",
            "Jane Doe, a lawyer for the city",
        ),
        ("en", "Rep. Jim Moe (R-Ohio) said it rained.", "it rained", "Jim Moe", "Jim Moe (R-Ohio)"),
        (
            "de",
            "Der Sprecher der Polizei sagte, es regne.",
            "es regne",
            "Der Sprecher",
            "Der Sprecher der Polizei",
        ),
        (
            "de",
            "Nach einer Studie der Universität regnete es oft.",
            "regnete es oft",
            "der Universität",
            "einer Studie der Universität",
        ),
    ],
)
def test_a_speaker_is_the_whole_phrase(language, text, content, speaker, whole):
    cue = "said" if language == "en" else ("sagte" if "sagte" in text else "Nach")
    assert only(text, language, claim(text, content, speaker, cue)).speaker_text == whole


def test_a_negated_denial_confirms_and_a_rejected_plan_is_no_denial():
    text = "Doe did not deny that it rained."
    assert only(text, "en", claim(text, "that it rained", "Doe", "deny")).stance == "confirm"
    text = "The court rejected a request to wait."
    assert (
        only(text, "en", claim(text, "a request to wait", "The court", "rejected", stance="deny")).stance
        == "assert"
    )
    text = "Doe rejected the allegations as politics."
    assert only(text, "en", claim(text, "the allegations as politics", "Doe", "rejected")).stance == "deny"


def test_whom_a_newspaper_quotes_speaks_and_the_newspaper_relays():
    text = "Die Zeitung „Nordlicht“ zitierte Diplomaten mit den Worten: „Das dauert noch lange.“"
    found = only(
        text, "de", claim(text, "„Das dauert noch lange.“", "Die Zeitung „Nordlicht“", "zitierte", "direct")
    )
    assert found.speaker_text == "Diplomaten"
    assert [(step.name, step.kind) for step in found.sources[1:-1]] == [("Nordlicht", "outlet")]


def test_why_a_claim_is_there_is_always_said():
    text = "Berg met Stark. Stark wies die Vorwürfe zurück."
    stark = mention(text, "Stark")
    (found,) = find_claims(text, article_of(text, "de"), [], [stark])
    assert found.rule == "clause that denies; stance by rule; speaker by named"
    assert (found.stance, found.speaker_name, found.content) == (
        "deny",
        "Stark",
        "Stark wies die Vorwürfe zurück.",
    )


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (
            "Das Stück ist laut einer Kritikerin eine „stille Feier des Handwerks“.",
            "einer Kritikerin",
            "laut",
        ),
        ("Die Schau gilt nach Angaben des Museums als „größte am Meer“.", "Angaben des Museums", "nach"),
        ("The play is according to one critic a “quiet feast of craft”.", "one critic", "according to"),
    ],
)
def test_halves_that_both_grow_to_the_whole_are_one_claim(text, source, cue):
    language = "en" if cue == "according to" else "de"
    ahead, behind = text[: text.index(f" {cue}")], text[text.index(source) + len(source) + 1 : -1]
    for first, last in (("indirect", "direct"), ("direct", "direct"), ("indirect", "indirect")):
        tagged = [claim(text, ahead, source, cue, first), claim(text, behind, source, cue, last)]
        found = find_claims(text, article_of(text, language), tagged, [])
        assert found
        assert len({one.claim_id for one in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('„Eins“ und »zwei« und “three” und "vier".', ["„Eins“", "»zwei«", "“three”", '"vier"']),
        ("„Er sagte ‚ja‘ dazu“, hieß es.", ["„Er sagte ‚ja‘ dazu“"]),
        ("„Offen geblieben.\n\n„Neu“ ist zu.", ["„Neu“"]),
        ('Fünf 5" Rohre', []),
    ],
)
def test_quotations_of_all_kinds(text, found):
    assert [text[start:end] for start, end in find_quotations(text, [Span(0, len(text))])] == found


PIECES = st.sampled_from(
    [
        "„",
        "“",
        "”",
        '"',
        "»",
        "«",
        "‚",
        "‘",
        "(",
        ")",
        ",",
        ".",
        ":",
        ";",
        "?",
        "!",
        "–",
        "\n\n",
        "sagte",
        "said",
        "Die",
        "der",
        "laut",
        "nach",
        "Angaben",
        "wies",
        "zurück",
        "denied",
        "dies",
        "this",
        "Sie",
        "he",
        "Polizei",
        "Zeitung",
        "„X“",
        "sei",
        "habe",
        "Müller,",
        "Dr.",
        "has",
        "been",
        "called",
        "for",
        "tweet",
        "auf",
        "Twitter",
        "5",
        "é",
        "漢字",
        "\u200f",
        "\xa0",
    ]
)
SPANS = st.tuples(st.integers(0, 300), st.integers(1, 60))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, max_size=80),
    st.lists(SPANS, min_size=5, max_size=5),
    st.sampled_from(["de", "en", "vi"]),
)
def test_no_text_and_no_span_makes_it_crash(pieces, places, language):
    text = " ".join(pieces) + "."
    spans = [(Span(min(s, len(text) - 1), min(s + n, len(text))),) for s, n in places]
    content, speaker, cue, frame, addressee = spans
    tagged = TaggedClaim("direct", "deny", 0.3, True, content, speaker, cue, frame, addressee, 0.5)
    found = find_claims(text, article_of(text, language), [tagged], [])
    for one in found:
        for start, end in (*one.content_spans, *one.speaker_spans, *one.cue_spans):
            assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    "text", ["„" * 4000, "sagte " * 3000, "denied, " * 3000, "Die Zeitung " * 2000, "\n" * 5000, "a" * 20000]
)
@pytest.mark.usefixtures("alarm")
def test_no_text_keeps_the_rules_from_ending(text):
    find_claims(text, article_of(text, "de"), [], [])


def test_every_pack_is_complete():
    for language in ("de", "en"):
        assert lexicon_of(language).stances


@pytest.mark.parametrize(
    ("language", "text", "content", "cue"),
    [
        (
            "de",
            "Es war kalt. Zwei Männer sollen ein Boot gestohlen haben; es ist weg.",
            1,
            "sollen gestohlen haben",
        ),
        ("de", "Am 9. März soll der Wagen verkauft worden sein.", 0, "soll worden sein"),
        (
            "de",
            "Es regnete. Der Wirt soll sich das Dach haben bezahlen lassen. Er schweigt.",
            1,
            "soll haben bezahlen lassen",
        ),
        ("en", "It rained. The owner is believed to be in Lisbon. He is rich.", 1, "is believed to"),
    ],
)
def test_hearsay_is_a_claim_of_nobody(language, text, content, cue):
    (found,) = find_claims(text, article_of(text, language), [], ())
    opening = text.index(". ") + 2 if content else 0
    assert found.content_spans[0][0] == opening
    assert (found.quote_type, found.hedged, found.speaker_name, found.cue_text) == (
        "reported",
        True,
        None,
        cue,
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Halle soll bis Mai fertiggestellt sein."),
        ("de", "Die Stadt soll das Dach erneuern lassen."),
        ("de", "Soll sie das Boot gestohlen haben?"),
        ("de", "Jeder soll die Möglichkeit haben, zu gehen."),
        ("en", "He should have moved to Lisbon."),
    ],
)
def test_a_plan_or_a_question_is_no_hearsay(language, text):
    assert find_claims(text, article_of(text, language), [], ()) == ()


def test_hearsay_that_somebody_reports_stays_his_claim():
    text = "Ein Mann soll ein Boot gestohlen haben, sagte Jane Doe."
    found = only(
        text, "de", claim(text, text.partition(",")[0], "Jane Doe", "sagte"), mention(text, "Jane Doe")
    )
    assert (found.speaker_name, found.hedged) == ("Jane Doe", True)


@pytest.mark.parametrize(
    ("language", "text", "adjective", "cue", "whole"),
    [
        ("de", "Schwere Sturmfluten bedrohen die Küste.", "Schwere", "bedrohen", None),
        ("de", "Dänische Behörden fürchten neue Sturmfluten.", "Dänische", "fürchten", "Dänische Behörden"),
        ("de", "Dänische Messungen bestätigen den Verdacht.", "Dänische", "bestätigen", "Dänische Messungen"),
        ("en", "Disastrous floods threaten the coast.", "Disastrous", "threaten", None),
        (
            "en",
            "Some environmental groups fear the floods.",
            "Some environmental",
            "fear",
            "Some environmental groups",
        ),
    ],
)
def test_an_adjective_speaks_with_its_noun_and_things_do_not(language, text, adjective, cue, whole):
    tagged = claim(text, text, adjective, cue, "reported")
    found = find_claims(text, article_of(text, language), [tagged], ())
    assert [c.speaker_text for c in found] == ([whole] if whole else [])


@pytest.mark.parametrize(
    ("language", "text", "name", "speaker", "cue"),
    [
        ("de", "Rosa Klein lobte die Helfer der Feuerwehr.", "Rosa Klein", "Rosa Klein", "lobte"),
        ("de", "Am Montag dankte Rosa Klein den Helfern.", "Rosa Klein", "Rosa Klein", "dankte"),
        (
            "de",
            "Der Anwalt von Rosa Klein lobte die Helfer.",
            "Rosa Klein",
            "Der Anwalt von Rosa Klein",
            "lobte",
        ),
        ("en", "Amy Stone had proposed a school to the town.", "Amy Stone", "Amy Stone", "had proposed"),
        (
            "en",
            "The lawyer of Amy Stone praised the school.",
            "Amy Stone",
            "The lawyer of Amy Stone",
            "praised",
        ),
        ("en", "Amy Stone was praised by the town.", "Amy Stone", None, None),
        ("en", "The garden praised by Amy Stone is closed.", "Amy Stone", None, None),
    ],
)
def test_an_act_of_speech_is_a_claim_of_the_name_beside_it(language, text, name, speaker, cue):
    found = find_claims(text, article_of(text, language), [], [mention(text, name)])
    assert [(c.content, c.speaker_name, c.cue_text) for c in found] == ([(text, speaker, cue)] if cue else [])
