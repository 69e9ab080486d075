"""What a language pack knows of reporting, ready to be looked up."""

import re
from dataclasses import dataclass

from flows.languages.lemmas import base_form
from flows.records import Stance


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The reporting words of one language; all in lower case.

    Attributes:
        stances: what the speaker does, by the lemma of the cue.
        phrasal: what the speaker does, by the lemma of a verb and words that stand in its clause.
        plain: words with which a verb, by its lemma, reports nothing ("claimed ten lives").
        rejections: lemmas of cues that deny only when what they reject was said by somebody.
        assertions: finds nouns for what was said by somebody ("Vorwurf", "claim").
        subjunctive: irregular verb forms of reported speech, empty where the language has none.
        infinitive: what makes the infinitive of a regular one.
        endings: endings of such a form.
        third: endings of the same verb in other forms.
        umlauts: vowels that other such forms have and their infinitives have not.
        umlaut_endings: endings of those.
        first_person: pronouns beside which such a form is none.
        indicatives: forms in a main clause that make it the author's own.
        subordinators: words that open a clause before a main clause.
        ambiguous: lemmas of cues that deny only a claim or a deed, since they have another meaning.
        denial_nouns: finds nouns for a denial.
        issuing: lemmas of verbs that have such a noun as their object.
        following: lemmas of verbs that have one as their subject.
        protesting: lemmas of verbs by which somebody stands by his word.
        protests: finds what denies behind such a verb.
        conjunctions: finds what opens a subordinate clause with a subject of its own.
        blaming: finds what ties the words somebody is blamed for to the verb that blames.
        passives: forms that make a passive of a participle.
        agents: words before who acts in a passive clause.
        telling: lemmas of verbs whose subject in the passive is who was told.
        gerunds: endings of verb forms that are no passive.
        content_openers: words that open what is denied.
        complement_openers: words that open a clause that is said.
        infinitive_marks: words before an infinitive that says what is to be done.
        asides: words behind a verb of saying that open no such clause ("said on Monday").
        denying: finds words that may be a verb of denial.
        denied: finds what such a verb denies: a noun for something said or done, or a word that points back to it.
        plans: finds a negation of what is to come, which denies nothing.
        restrictions: finds words that leave only a part standing.
        sayings: lemmas of verbs that report a quotation beside them.
        interviewers: labels of who asks.
        answering: labels of who answers that are no names.
        speech_acts: finds finite verbs that are an act of speech without a content clause ("praised", "scherzte").
        predicates: finds finite verbs with what they report behind them.
        auxiliaries_before: auxiliaries that leave the subject before such a verb its speaker ("had proposed").
        non_speaker_pronouns: pronouns that open a clause but do not speak ("…“, adding that").
        negations: finds words that negate or restrict.
        questions: finds contents that are one question.
        question_words: words that open a question.
        told_before: finds a pronoun that opens a sentence and may stand for the one before it.
        told_clauses: finds what opens a clause at the end of a sentence that says who told it.
        agreeing: finds what opens an answer that agrees.
        duties: finds words for a duty, and an infinitive that stands for an order.
        orders: finds what opens an order.
        obliged: finds a body that must do something.
        ordering: lemmas of cues that order, in a quotation or with an infinitive.
        bidding: lemmas of verbs that order with a clause whose verb has no ending.
        bidden: finds such a clause.
        infinitives: finds the sign of an infinitive.
        acts: finds a content that is an infinitive of what to do.
        done: finds a content that is an infinitive of what was done.
        never_ordering: lemmas of cues that never do.
        judging: lemmas of verbs whose subject may stand behind them, what they judge before them.
        pointers: words that point back to what was said, alone before or behind a verb that denies it.
        judges: endings of nouns for courts and those who judge.
        myself: pronouns of who speaks of himself.
        asked: finds words before a question that somebody else has asked.
        naming: lemmas of verbs that only give something its name.
        open: finds a clause that leaves something open.
        unsettled: finds a clause that says that something is open.
        agreed: finds what opens a content that says yes.
        requests: words behind a verb that asks, before what it asks for.
        about: such words before what it asks about.
        doubts: finds words of doubt.
        admissions: finds words in which somebody owns up.
        wrongs: finds who is said to have done wrong.
        charges: endings of nouns for documents that accuse.
        accused: finds words that tell that somebody is accused.
        tribunals: finds those before whom the accused speak.
        testifying: endings of nouns for those who speak there of others.
        undone: finds a content that opens with what its subject, the group "who", did not do.
        fiction: finds where figures speak.
        denials: finds phrases in a content that reject something.
        falsehoods: finds a clause that calls something claimed untrue.
        untrue: matches a content that is no more than a word for untrue ("complete nonsense").
        slanders: matches one whose word is a noun for something untrue that was said ("a fabrication").
        dismissed: finds a word for untrue that something is called ("as nonsense").
        slander: finds such a noun.
        calling: lemmas of verbs by which somebody calls something so.
        lies: finds a word that calls something said untrue, and nothing else.
        verdict: finds what such a verb calls a claim that is rejected, up to the end of the phrase.
        pointing: words that point back to what was said.
        unreal_openers: words that open a clause of what did not happen.
        unreal: finds words and phrases that make a report one of what was not said.
        instead: finds what opens a clause of what is not said.
        imagining: lemmas of verbs for what is dreamt or made up.
        supposing: finds words behind which nothing is said in truth.
        conditions: finds what opens a clause of which nothing is known.
        retractions: lemmas of verbs that take back what was said.
        retracting: finds words that do so with a verb of their clause, by its lemma.
        not_negations: finds what only looks like a negation.
        hedges: finds words that mark hearsay.
        hearsay: finds words that report on nobody's word; its groups, if any fit, are the halves of a split verb.
        hearsay_clause: finds the subordinate clause that a text ends in.
        modal: finds a modal verb that makes a report of its sentence, None where the language has none.
        refusals: finds phrases that say that nothing was said.
        pronouns: gender ("male", "female", "other") by pronoun.
        titles: gender by title.
        abbreviations: words, without their full stop, that end no sentence.
        anonymous: finds words in a speaker that name nobody on purpose.
        anonymity: finds phrases that say that a speaker is not named.
        roles: endings of nouns for somebody by office or trade.
        voices: endings of those for somebody who speaks for others.
        leaders: finds nouns for who runs a firm.
        belonging: words before a noun for whose it is, where it is no person's.
        owning: pronouns that may stand before a noun for whose it is.
        relations: nouns for relatives and friends.
        own: finds the subject's own words as a source.
        role_inflections: what such a noun ends in besides, in other cases.
        further_roles: those that somebody may be besides an office.
        introducing: words before such a noun that make it somebody not named before.
        role_genders: gender by the ending of such a noun, "" where both may bear it; the ending "" fits any.
        plural_pronouns: pronouns that the ending of their verb may put into the plural.
        plural_endings: those endings.
        speaker_joins: words that join speakers ("and").
        predicate_joins: words that join what one speaker does.
        given_genders: gender by given name.
        collective_suffixes: endings of other nouns for people and bodies that speak.
        genitive_endings: what puts a name into the genitive.
        possessives: what stands behind a name for the same.
        genitive_marks: marks that do it with names that end in some letters.
        genitives: words behind such a noun that make a name its complement, not its bearer.
        definite: articles of somebody already spoken of.
        articles: words a noun phrase may begin with.
        ages: endings of nouns for somebody by age ("the 52-year-old").
        age_genders: the gender that an article before such a noun tells.
        relay_before: finds a phrase at whose end stands who passed the claim on.
        relay_after: finds such a phrase behind the name.
        besides: finds words before who tells that somebody said something ("according to").
        aired: finds what stands right before a medium without a name where somebody spoke ("on state television").
        audience: finds words that say before whom somebody spoke ("told reporters").
        newsroom: finds words for the newsroom of the article itself, which somebody told something ("our reporter").
        article_genders: gender of the noun that an article before a subject tells.
        held: finds words behind a document before the medium that has it ("a report obtained by").
        relay_told_before: finds a verb of telling at whose end a medium without a name may stand ("told state media").
        relay_told: finds what may stand between a speaker and the medium told ("sagte Jane Doe der Zeitung „").
        staff: endings of nouns for people of a medium, who are not those who tell it something.
        media: endings of nouns for media.
        references: lemmas of verbs by which a medium names its source.
        purposes: words at the head of a sentence that open an aim ("Um sicher zu gehen").
        relay_answered: finds a phrase that says what somebody answers or is asked about, if what follows is a medium.
        relay_place: finds a phrase that says where something stood, if what follows is a medium.
        citing: finds the words behind which a medium names who said what it reports.
        cited: finds the passive verb before which stands whom a medium quotes.
        cited_until: words that end the name of who is cited.
        platform: finds a platform with its preposition.
        document: finds a document with its preposition.
        documents: nouns for documents.
        posts: platform by the noun for what is posted there.
        platform_verbs: platform by the lemma of the verb that names it.
    """

    language: str
    stances: dict[str, Stance]
    phrasal: dict[str, tuple[tuple[re.Pattern[str], Stance], ...]]
    plain: dict[str, tuple[re.Pattern[str], ...]]
    rejections: frozenset[str]
    assertions: re.Pattern[str]
    subjunctive: frozenset[str]
    infinitive: str
    endings: tuple[str, ...]
    third: tuple[str, ...]
    umlauts: tuple[str, ...]
    umlaut_endings: tuple[str, ...]
    first_person: frozenset[str]
    indicatives: frozenset[str]
    subordinators: frozenset[str]
    ambiguous: frozenset[str]
    denial_nouns: re.Pattern[str]
    issuing: frozenset[str]
    following: frozenset[str]
    protesting: frozenset[str]
    protests: re.Pattern[str]
    conjunctions: re.Pattern[str]
    blaming: re.Pattern[str]
    passives: frozenset[str]
    agents: frozenset[str]
    telling: frozenset[str]
    gerunds: tuple[str, ...]
    content_openers: frozenset[str]
    complement_openers: frozenset[str]
    infinitive_marks: frozenset[str]
    asides: frozenset[str]
    denying: re.Pattern[str]
    denied: re.Pattern[str]
    plans: re.Pattern[str]
    restrictions: re.Pattern[str]
    sayings: frozenset[str]
    interviewers: frozenset[str]
    answering: frozenset[str]
    speech_acts: re.Pattern[str]
    predicates: re.Pattern[str]
    auxiliaries_before: frozenset[str]
    non_speaker_pronouns: frozenset[str]
    negations: re.Pattern[str]
    questions: re.Pattern[str]
    question_words: frozenset[str]
    told_before: re.Pattern[str]
    told_clauses: re.Pattern[str]
    agreeing: re.Pattern[str]
    duties: re.Pattern[str]
    orders: re.Pattern[str]
    ordering: frozenset[str]
    obliged: re.Pattern[str]
    bidding: frozenset[str]
    bidden: re.Pattern[str]
    infinitives: re.Pattern[str]
    acts: re.Pattern[str]
    done: re.Pattern[str]
    never_ordering: frozenset[str]
    judging: frozenset[str]
    pointers: frozenset[str]
    judges: tuple[str, ...]
    myself: frozenset[str]
    asked: re.Pattern[str]
    naming: frozenset[str]
    open: re.Pattern[str]
    unsettled: re.Pattern[str]
    agreed: re.Pattern[str]
    requests: frozenset[str]
    about: frozenset[str]
    doubts: re.Pattern[str]
    admissions: re.Pattern[str]
    wrongs: re.Pattern[str]
    charges: tuple[str, ...]
    accused: re.Pattern[str]
    tribunals: re.Pattern[str]
    testifying: tuple[str, ...]
    undone: re.Pattern[str]
    fiction: re.Pattern[str]
    denials: re.Pattern[str]
    falsehoods: re.Pattern[str]
    untrue: re.Pattern[str]
    slanders: re.Pattern[str]
    dismissed: re.Pattern[str]
    slander: re.Pattern[str]
    calling: frozenset[str]
    lies: re.Pattern[str]
    verdict: re.Pattern[str]
    pointing: frozenset[str]
    unreal_openers: frozenset[str]
    unreal: re.Pattern[str]
    instead: re.Pattern[str]
    imagining: frozenset[str]
    supposing: re.Pattern[str]
    conditions: re.Pattern[str]
    retractions: frozenset[str]
    retracting: dict[str, tuple[re.Pattern[str], ...]]
    not_negations: re.Pattern[str]
    hedges: re.Pattern[str]
    hearsay: re.Pattern[str]
    hearsay_clause: re.Pattern[str]
    modal: re.Pattern[str] | None
    refusals: re.Pattern[str]
    pronouns: dict[str, str]
    titles: dict[str, str]
    abbreviations: frozenset[str]
    anonymous: re.Pattern[str]
    anonymity: re.Pattern[str]
    roles: tuple[str, ...]
    voices: tuple[str, ...]
    leaders: re.Pattern[str]
    belonging: frozenset[str]
    owning: frozenset[str]
    relations: frozenset[str]
    own: re.Pattern[str]
    role_inflections: tuple[str, ...]
    further_roles: frozenset[str]
    introducing: frozenset[str]
    role_genders: dict[str, str]
    plural_pronouns: frozenset[str]
    plural_endings: tuple[str, ...]
    speaker_joins: frozenset[str]
    predicate_joins: frozenset[str]
    given_genders: dict[str, str]
    collective_suffixes: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    possessives: tuple[str, ...]
    genitive_marks: tuple[str, ...]
    genitives: frozenset[str]
    articles: frozenset[str]
    ages: tuple[str, ...]
    age_genders: dict[str, str]
    definite: frozenset[str]
    relay_before: re.Pattern[str]
    relay_after: re.Pattern[str]
    relay_told: re.Pattern[str]
    relay_told_before: re.Pattern[str]
    aired: re.Pattern[str]
    audience: re.Pattern[str]
    newsroom: re.Pattern[str]
    article_genders: dict[str, str]
    held: re.Pattern[str]
    besides: re.Pattern[str]
    staff: tuple[str, ...]
    media: tuple[str, ...]
    references: frozenset[str]
    purposes: frozenset[str]
    relay_answered: re.Pattern[str]
    relay_place: re.Pattern[str]
    citing: re.Pattern[str]
    cited: re.Pattern[str]
    cited_until: frozenset[str]
    platform: re.Pattern[str]
    document: re.Pattern[str]
    documents: tuple[str, ...]
    documents_before: frozenset[str]
    posts: dict[str, str]
    platform_verbs: dict[str, str]


def is_subjunctive(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is a verb in the form of reported speech: "sei", "nehme" (of "nehmen")."""
    if word in lexicon.subjunctive:
        return True
    if not lexicon.infinitive or not word.islower():
        return False
    lemma = lemma_of(word, lexicon.language)
    strong = word.endswith(lexicon.umlaut_endings) and any(vowel in word for vowel in lexicon.umlauts)
    if strong and lemma.endswith(lexicon.infinitive) and not any(vowel in lemma for vowel in lexicon.umlauts):
        return True
    return lemma == word + lexicon.infinitive


def may_be_subjunctive(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word may be such a form, which adjectives have too: "tropfe" (of "tropfen"), "reiche"."""
    infinitive = word + lexicon.infinitive
    if not word.endswith(lexicon.endings) or not word.islower():
        return False
    # No dictionary has every such form: the verb may be known by another one. "Verweigere" is one of "verweigern".
    infinitives = {infinitive, word[:-1] + lexicon.infinitive} if word[-3:-2] == word[-1] else {infinitive}
    return any(lemma_of(word[:-1] + ending, lexicon.language) in infinitives for ending in lexicon.third)


def lemma_of(word: str, language: str) -> str:
    """Return the base form of a word in lower case."""
    return base_form(word, language).lower()


def is_somebody(noun: str, lexicon: Lexicon) -> bool:
    """Return whether a noun in lower case, in whatever number, stands for somebody: by office, body or kinship."""
    singular = {noun.removesuffix(ending) for ending in ("", *lexicon.role_inflections)}
    return noun.endswith(lexicon.collective_suffixes) or any(
        one.endswith(lexicon.roles) or one in lexicon.relations for one in singular
    )
