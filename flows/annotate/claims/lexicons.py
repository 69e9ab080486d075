"""Makes the lexicon of a language out of its pack."""

import re
from collections.abc import Iterable
from functools import cache

from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.patterns import (
    NOTHING,
    either,
    ends_before_name,
    find_acts,
    find_agreed,
    find_assertions,
    find_bidden,
    find_dismissed,
    find_done,
    find_duties,
    find_falsehoods,
    find_hearsay,
    find_modal,
    find_obliged,
    find_question,
    find_undone,
    find_unsettled,
    find_verdict,
    find_wrongs,
    match_untrue,
    no_noun,
    untied,
    words_of,
)
from flows.languages import languages, pack_of
from flows.languages.pack.reporting import Predicates, Reporting
from flows.languages.pack.speakers import Pronouns
from flows.languages.pack.table import Titles, Words
from flows.records import Stance

_STANCES: tuple[Stance, ...] = ("assert", "deny", "confirm", "accuse", "demand", "ask")
COMPOUND = r"\w{0,30}?"  # what stands before the last part of a noun that is written as one


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the reporting words of a language; none where it has no pack."""
    data, names = pack_of(language).reporting, pack_of(language).names
    platforms = data.platforms
    return Lexicon(
        language=language,
        stances={
            word: stance
            for stance in _STANCES
            for word in getattr(data.cues, "assert_" if stance == "assert" else stance)
        },
        phrasal=_phrasal(data),
        plain=_by_verb(data.phrasal.none, data),
        rejections=frozenset(data.denials.rejections),
        assertions=find_assertions(data),
        ambiguous=frozenset(data.denials.ambiguous),
        denial_nouns=either(data.denials.nouns),
        issuing=frozenset(data.denials.issuing),
        following=frozenset(data.denials.following),
        protesting=frozenset(data.denials.protesting),
        protests=either(data.content.protests),
        conjunctions=re.compile(rf",\s(?:{words_of(data.denials.conjunctions)})(?!\w)"),
        blaming=re.compile(rf",?\s(?:{words_of(data.denials.blaming)})\s"),
        subjunctive=frozenset(data.subjunctive.forms),
        infinitive=data.subjunctive.infinitive,
        endings=data.subjunctive.endings,
        third=data.subjunctive.third,
        umlauts=data.subjunctive.umlauts,
        umlaut_endings=data.subjunctive.umlaut_endings,
        first_person=frozenset(data.subjunctive.first_person),
        indicatives=frozenset(data.subjunctive.indicatives),
        subordinators=frozenset(data.subjunctive.subordinators),
        passives=frozenset(data.denials.passives),
        agents=frozenset(data.denials.agents),
        telling=frozenset(data.sayings.telling),
        gerunds=data.denials.gerunds,
        content_openers=frozenset(data.denials.openers),
        complement_openers=frozenset(data.complements.openers),
        infinitive_marks=frozenset(data.complements.infinitives),
        asides=frozenset(data.complements.asides),
        denying=re.compile(rf"(?<!\w)(?:{words_of(data.denials.stems)})\w*", re.IGNORECASE),
        denied=re.compile(
            rf"{find_assertions(data).pattern}|(?<!\w)(?:{words_of(data.denials.deeds)})(?!\w)"
            rf"|^\W?\w+\s(?:{words_of(data.denials.pointers)})(?!\w)"
            rf"(?!\s[a-z]+\s(?:{words_of(data.denials.pointed)})){no_noun(data)}"
            rf"|^\W?\w+\s\w{{2,20}}(?:{words_of(data.denials.gerunds)})(?!\w)",
            re.IGNORECASE,
        ),
        plans=either(data.denials.plans),
        restrictions=either((*data.denials.negations, *data.denials.restrictions)),
        sayings=frozenset(data.sayings.verbs),
        interviewers=frozenset(data.sayings.interviewers),
        answering=frozenset(data.sayings.answering),
        speech_acts=either(
            (
                *data.acts.verbs,
                *(f"{have} … {done}" for have in data.acts.perfect for done in data.acts.participles),
            )
        ),
        predicates=_predicates(data.predicates),
        auxiliaries_before=frozenset(data.acts.auxiliaries),
        non_speaker_pronouns=frozenset(data.sayings.non_speaker_pronouns),
        negations=either(data.denials.negations),
        told_before=re.compile(rf"(?<!\w)(?:{words_of(data.told_before.pointers)})(?!\w)"),
        told_clauses=re.compile(rf",\s(?:{words_of(data.told_before.clauses)})(?=\s)"),
        question_words=frozenset(data.questions.words),
        agreeing=re.compile(rf"^\W*(?:{words_of(data.questions.agreeing)})(?!\w)", re.IGNORECASE),
        duties=find_duties(data),
        orders=re.compile(rf"^\W*(?:{words_of(data.demands.openers)})(?!\w)", re.IGNORECASE),
        obliged=find_obliged(data),
        ordering=frozenset(data.demands.verbs),
        bidding=frozenset(data.demands.bidding),
        bidden=find_bidden(data),
        acts=find_acts(data),
        done=find_done(data),
        infinitives=either(data.demands.infinitives),
        never_ordering=frozenset(data.demands.never),
        judging=frozenset(data.denials.judging),
        pointers=frozenset(data.denials.pointers),
        judges=data.denials.judges,
        myself=frozenset(data.denials.first_person),
        asked=re.compile(
            rf"(?<!\w)(?:{words_of(data.questions.asked)})(?!\w)[^.;:!?]{{0,60}}$", re.IGNORECASE
        ),
        naming=frozenset(data.sayings.naming),
        open=either(data.questions.clauses),
        unsettled=find_unsettled(data),
        agreed=find_agreed(data),
        requests=frozenset(data.questions.requests),
        about=frozenset((*data.questions.about, *data.questions.words)),
        doubts=either(data.questions.doubts),
        admissions=either(data.content.confirm),
        wrongs=find_wrongs(data),
        charges=data.content.charges,
        accused=either(data.content.accused),
        tribunals=either(data.content.tribunals),
        testifying=data.content.testifying,
        undone=find_undone(data),
        fiction=either(data.unreal.fiction),
        questions=find_question(data.questions.openers),
        denials=either(data.content.deny),
        falsehoods=find_falsehoods(data),
        untrue=match_untrue(data, (*data.falsehoods.predicates, *data.falsehoods.nouns)),
        slanders=match_untrue(data, data.falsehoods.nouns),
        dismissed=find_dismissed(data),
        slander=either(data.falsehoods.nouns),
        calling=frozenset(data.falsehoods.calling),
        lies=re.compile(rf"(?<!\w)(?:{words_of(data.falsehoods.lies)})(?!\w)", re.IGNORECASE),
        verdict=find_verdict(data),
        pointing=frozenset(data.falsehoods.subjects),
        unreal_openers=frozenset(data.unreal.openers),
        unreal=either((*data.unreal.words, *data.unreal.phrases, *data.unreal.instead)),
        instead=either(data.unreal.instead),
        imagining=frozenset(data.unreal.imagining),
        supposing=either(data.unreal.supposing),
        conditions=either(data.unreal.conditions),
        retractions=frozenset(data.unreal.verbs),
        retracting=_by_verb(data.unreal.phrasal, data),
        not_negations=either(data.unreal.exceptions),
        hedges=either(data.hedges.words),
        hearsay=find_hearsay(data.hearsay),
        hearsay_clause=re.compile(
            rf"(?:,\s(?:{words_of(data.hearsay.relative)})|\s(?:{words_of(data.hearsay.subordinate)}))\s[^,;:]*$"
        ),
        modal=find_modal(data.hedges),
        refusals=either(data.refusals.phrases),
        pronouns=_by_word(data.pronouns),
        titles=_by_word(data.titles),
        abbreviations=frozenset((*_by_word(data.titles), *data.sentences.abbreviations)),
        anonymous=either(data.anonymous.words),
        anonymity=either(data.anonymous.phrases),
        roles=tuple(data.roles.suffixes),
        voices=data.roles.voices,
        leaders=either(data.roles.leaders),
        belonging=frozenset(data.roles.belonging),
        owning=frozenset(data.predicates.possessives),
        relations=frozenset(data.roles.relations),
        own=either(data.sayings.own),
        role_inflections=data.roles.inflections,
        further_roles=frozenset(data.roles.further),
        introducing=frozenset(data.roles.introducing),
        role_genders={
            **dict.fromkeys(data.roles.open, ""),
            **dict.fromkeys(data.roles.female, "female"),
            **dict.fromkeys(data.roles.male, "male"),
            "": data.roles.other,
        },
        plural_pronouns=frozenset(data.plurals.pronouns),
        plural_endings=data.plurals.verbs,
        speaker_joins=frozenset(data.joins.words),
        predicate_joins=frozenset(data.joins.predicates),
        given_genders=_given_genders(),
        collective_suffixes=tuple(data.collectives.suffixes),
        genitive_endings=names.genitive_endings,
        possessives=names.possessives,
        genitive_marks=names.genitive_marks,
        genitives=frozenset(data.roles.genitives),
        articles=frozenset(data.articles.words),
        ages=data.ages.suffixes,
        age_genders={word: gender for gender in ("male", "female") for word in getattr(data.ages, gender)},
        definite=frozenset(data.articles.definite),
        relay_before=ends_before_name(data.relays.before, data),
        relay_after=re.compile(
            rf"^[\"“”»«]?,?\s(?:(?:{words_of(data.media.nouns)}|[\w’']+)\s){{0,1}}?"
            rf"(?:{words_of(data.relays.after)})(?!\w)",
            re.IGNORECASE,
        ),
        relay_told_before=ends_before_name(data.relays.telling, data),
        relay_told=re.compile(
            rf",?\s(?:(?:{words_of(data.relays.when)})\s)?(?:{words_of(data.relays.told)})\s(?:[\w-]+\s){{0,2}}[\"„“”»‚‘']?"
            if data.relays.told
            else NOTHING
        ),
        article_genders={
            word: gender for gender in ("male", "female", "other") for word in getattr(data.articles, gender)
        },
        aired=re.compile(rf"(?<!\w)(?:{words_of(data.relays.aired)})\s$", re.IGNORECASE),
        audience=either(data.relays.audience),
        newsroom=either(data.relays.newsroom),
        held=either(data.relays.held),
        besides=either(data.relays.besides),
        staff=data.relays.staff,
        media=(*data.media.nouns, *data.media.generic),
        references=frozenset(data.relays.references),
        purposes=frozenset(data.unreal.purposes),
        relay_answered=ends_before_name(data.relays.answered, data),
        relay_place=ends_before_name(data.relays.place, data),
        citing=either(data.relays.citing),
        cited=either(data.relays.cited),
        cited_until=frozenset(data.relays.cited_until),
        platform=re.compile(
            rf"(?<!\w)(?:{words_of(platforms.before)})\s+(?:{untied(data)}[\w’'-]+\s+){{0,2}}?"
            rf"[\"„“”‚‘’']?(?P<name>{words_of((*platforms.names, *platforms.posts))})(?![\w-])",
            re.IGNORECASE,
        ),
        document=re.compile(
            rf"(?<!\w)(?:{words_of(data.documents.before)})\s+(?:{untied(data)}[\w’'-]+\s+){{0,4}}?"
            rf"(?P<name>{words_of(data.documents.nouns)}|{COMPOUND}(?:{words_of(data.documents.compounds)}))(?!\w)",
            re.IGNORECASE,
        ),
        documents=tuple(data.documents.nouns),
        documents_before=frozenset(data.documents.before),
        posts=dict(platforms.posts),
        platform_verbs=dict(platforms.verbs),
    )


@cache
def _given_genders() -> dict[str, str]:
    """Return the gender of the given names of every language: people travel."""
    given = [pack_of(language).names.given for language in languages()]
    return {name: gender for names in given for gender, known in names for name in known}


def _phrasal(data: Reporting) -> dict[str, tuple[tuple[re.Pattern[str], Stance], ...]]:
    """Return the stances of phrases by their verb."""
    found: dict[str, tuple[tuple[re.Pattern[str], Stance], ...]] = {}
    for stance in _STANCES:
        phrases: Words = getattr(data.phrasal, "assert_" if stance == "assert" else stance)
        for verb, rules in _by_verb(phrases, data).items():
            found[verb] = (*found.get(verb, ()), *((rule, stance) for rule in rules))
    return found


def _predicates(data: Predicates) -> re.Pattern[str]:
    """Return what finds verbs with what they report behind them."""
    states = {f"{verb} {state}" for verb in data.being for state in data.states}
    verbs = {
        *data.clauses,
        *data.finite,
        *data.commands,
        *data.infinitives,
        *data.objects,
        *data.judgements,
        *data.views,
        *data.findings,
        *states,
    }
    return re.compile(rf"(?<![\w’'-])(?:{words_of(verbs)})(?![\w-])")


def _by_verb(phrases: Iterable[str], data: Reporting) -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return what finds the other words of phrases, by their verb; any words may stand where a phrase has "…", and any
    noun for what somebody said where it has "@"."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for phrase in phrases:
        verb, *words = phrase.split()
        words = words[1:] if words[0] == "…" else words  # any words may stand before the others anyway
        stands_for = {"…": r"(?:\w+\W+){0,6}?", "@": find_assertions(data).pattern}
        pattern = r"\s".join(stands_for.get(word, re.escape(word)) for word in words)
        pattern = pattern.replace(r"{0,6}?\s", "{0,6}?")
        found[verb] = (*found.get(verb, ()), re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE))
    return found


def _by_word(groups: Pronouns | Titles) -> dict[str, str]:
    return {word: group for group, words in groups for word in words}
