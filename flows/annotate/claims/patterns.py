"""The patterns that find the words of a language pack in a text; all ignore case."""

import re
from collections.abc import Iterable

from flows.languages.pack.reporting import Hearsay, Hedges, Reporting

NOTHING = "(?!)"


def words_of(words: Iterable[str]) -> str:
    """Return a pattern that fits any of the words, the longest first; one that fits nothing if there are none."""
    return "|".join(_phrase(word) for word in sorted(words, key=len, reverse=True)) or NOTHING


def _phrase(words: str) -> str:
    """Return a pattern of words in which "*" stands for any ending, "…" for up to six words of the clause."""
    return re.escape(words).replace(r"\*", r"\w*").replace("…\\ ", r"(?:[\w’'-]+[^\S\n]){0,6}?")


def either(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the words as whole words."""
    return re.compile(rf"(?<!\w)(?:{words_of(words)})(?!\w)", re.IGNORECASE)


def find_duties(data: Reporting) -> re.Pattern[str]:
    """Return what finds a duty, or an infinitive that stands for an order."""
    infinitives = words_of(data.demands.infinitives)
    if data.spans.split:
        infinitive = (
            rf"(?<!\w)(?:{infinitives})\s\w+{data.subjunctive.infinitive}(?!\w)|\w(?:{infinitives})\w+en\W*$"
        )
    else:
        infinitive = rf"^\W*(?:{infinitives})(?!\w)"
    return re.compile(rf"(?<!\w)(?:{words_of(data.demands.duties)})(?!\w)|{infinitive}", re.IGNORECASE)


def find_falsehoods(data: Reporting) -> re.Pattern[str]:
    """Return what finds a clause that calls something claimed untrue.

    It is none where it is negated, or where it judges an act ("wrong to go", "falsch, … zu gehen").
    """
    words = data.falsehoods
    none = rf"(?!(?:{words_of((*data.denials.negations, *words.exceptions))})(?!\w))"
    word = rf"[^\S\n]+[\"“„]?{none}[\w’'-]+"
    copula = rf"\s(?:{words_of(words.links)})"
    ahead = words_of((*data.denials.openers, *data.joins.predicates, *data.questions.agreeing, *words.before))
    start = rf"(?:^|[.!?;:,–—“\"„‘'(]|(?<!\w)(?:{ahead})(?=\W))\W*"
    pointer = (
        rf"{start}(?<!\w)(?:{words_of(words.subjects)})(?!\w){no_noun(data)}{_copula(data)}(?:{word}){{0,5}}?"
    )
    named = rf"(?:{find_assertions(data).pattern}|(?<!\w)(?:{words_of(words.things)})(?!\w))"
    noun = rf"{named}(?:,[^,.;:!?\n]{{1,150}},)?(?:{word}){{0,5}}?"
    described = rf"{named}(?:,?{word}){{1,25}}?,?{copula}(?:{word}){{0,3}}?"
    clause = rf"^\W*(?:{words_of(data.denials.openers)})\s[^.;:!?\n]{{1,250}}?{copula}(?:{word}){{0,3}}?"
    told = rf"{start}(?:{words_of(words.told)}),?(?:{copula})?(?:{word}){{0,3}}?"
    closing = rf"(?=\W*$|\W*[.,;:!?–—”“\"’)]|\s(?:{words_of(words.closing)})(?!\w))" if words.closing else ""
    return re.compile(
        rf"(?:{pointer}|{noun}|{described}|{clause}|{told})\s+[\"“„]?(?:{words_of(words.predicates)})(?!\w)"
        rf"{closing}(?!\s(?:{words_of(words.followed)})(?!\w))(?!,\s[^.;:!?\n]*?\s(?:{words_of(words.aims)})\s)",
        re.IGNORECASE,
    )


def match_untrue(data: Reporting, words: Iterable[str]) -> re.Pattern[str]:
    """Return what matches a content that is no more than a word for untrue."""
    between = words_of((*data.denials.negations, *data.falsehoods.exceptions))
    return re.compile(
        rf"\W*(?:(?!(?:{between})(?!\w))[\w’'-]+,?\s+){{0,3}}?(?:{words_of(words)})"
        rf"(?:\s+(?:{words_of(data.joins.words)})\s+[\w’'-]+)?(?:\s(?:{words_of(data.falsehoods.tails)}))?\W*",
        re.IGNORECASE,
    )


def no_noun(data: Reporting) -> str:
    """Return a condition behind a word that points back: no noun follows, whose article it would be."""
    if not data.spans.nouns_upper:
        return ""
    return rf"(?!\s(?:\w+(?:{words_of(data.spans.adjective_endings)})\s){{0,2}}(?-i:[^\W\d_a-zß-ÿ]))"


def _copula(data: Reporting) -> str:
    """Return a condition behind a subject that may be a conjunction: its verb follows."""
    if not data.falsehoods.copulas:
        return ""
    return rf"(?:(?<=['’]s)|(?=\s(?:{words_of(data.falsehoods.copulas)})(?!\w)))"


def find_assertions(data: Reporting) -> re.Pattern[str]:
    """Return what finds a noun for what was said; the last part of a compound where nouns are written as one."""
    compound = r"\w{0,20}?" if data.spans.nouns_upper else ""
    return re.compile(rf"(?<!\w){compound}(?:{words_of(data.denials.assertions)})(?!\w)", re.IGNORECASE)


def untied(data: Reporting) -> str:
    """Return a condition before a word: it ties no noun to the one before it ("in the course of their report")."""
    ties = [word for word in data.roles.genitives if word not in data.articles.words]
    return rf"(?!(?:{words_of(ties)})\s)"


def ends_before_name(phrases: Iterable[str], data: Reporting) -> re.Pattern[str]:
    """Return what finds one of the phrases at the end of a text, with up to four words between it and the end."""
    return re.compile(
        rf"(?<!\w)(?:{words_of(phrases)})(?:\s+(?:{words_of(data.articles.words)}))?"
        rf"(?:\s+{untied(data)}[\w.’'-]+){{0,3}}?[\s\"„“”»‚‘']*$",
        re.IGNORECASE,
    )


def find_question(openers: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a content that is a single question, direct or indirect."""
    return re.compile(rf"^(?:\W{{0,10}}[^.!?…]*\?\W*$|(?:{words_of(openers)})(?!\w))", re.IGNORECASE)


def find_modal(hedges: Hedges) -> re.Pattern[str] | None:
    """Return what finds the modal verb of reports with what ends its clause, None where there is none."""
    if not hedges.modal:
        return None
    return re.compile(
        rf"(?<!\w)(?:{words_of(hedges.modal)})(?!\w)(?:[^.!?]|[.!?](?!\s))*?(?<!\w)(?:{words_of(hedges.perfect)})\W*$",
        re.IGNORECASE,
    )


def find_hearsay(data: Hearsay) -> re.Pattern[str]:
    """Return what finds hearsay: a phrase, or a modal verb whose clause ends in a perfect infinitive."""
    phrases = rf"(?<!\w)(?:{words_of(data.phrases)})(?!\w)"
    if not data.modal:
        return re.compile(phrases, re.IGNORECASE)
    having, being = data.auxiliaries
    clause = r"(?:[^.,:;!?\n]|(?<=\d)[.,](?=\d)|[.](?=\s[a-zß-ÿ])|,[^.,:;!?\n]{1,200},){1,300}?"
    native = rf"(?:{words_of(data.prefixes)})\w{{1,20}}(?:{words_of(data.endings)})"
    regular = rf"\w{{0,12}}?{native}|\w{{2,20}}(?:{words_of(data.foreign)})"
    stacked = words_of(data.stacked)
    made = rf"(?:{having}\s\w{{2,30}}n|\w{{2,30}}n\s{having})\s(?:{stacked})|\w{{2,30}}n\s(?:{stacked})\s{having}"
    perfect = rf"(?:{regular})\s{having}|\w{{0,12}}?(?:{words_of(data.participles)})\s{being}|{made}"
    return re.compile(
        rf"{phrases}|(?<!\w)({words_of(data.modal)}){clause}(?<!\w)({perfect})(?=[.,:;!?)]|\s(?:{words_of(data.joins)})\s|$)",
        re.IGNORECASE,
    )


def find_dismissed(data: Reporting) -> re.Pattern[str]:
    """Return what finds a word for untrue that something is called: "as complete nonsense", "als reine Erfindung"."""
    words = words_of((*data.falsehoods.predicates, *data.falsehoods.nouns))
    return re.compile(
        rf"(?<!\w)(?:{words_of(data.falsehoods.naming)})\s[\"“„‘]?(?:[\w’'-]+\s){{0,2}}?(?:{words})(?!\w)",
        re.IGNORECASE,
    )


def find_verdict(data: Reporting) -> re.Pattern[str]:
    """Return what finds the words for untrue that end what a claim is called: "(as) a complete fabrication"."""
    words = words_of((*data.falsehoods.predicates, *data.falsehoods.nouns, *data.falsehoods.verdicts))
    behind = words_of(
        (
            *data.falsehoods.closing,
            *data.joins.words,
            *data.spans.split,
            *data.falsehoods.called,
            *data.clauses.prepositions,
        )
    )
    tails = words_of(data.falsehoods.tails)
    return re.compile(
        rf"(?<![\w-])[\"“„‘]?(?:{words})(?![\w-])(?:\s(?:{tails}))?(?=\W*$|\W*[.,;:!?–—”“\"’]|\s(?:{behind})(?!\w))",
        re.IGNORECASE,
    )


def find_acts(data: Reporting) -> re.Pattern[str]:
    """Return what finds a content that is an infinitive of what to do: "darüber zu reden", not "gelogen zu haben"."""
    infinitives = words_of(data.demands.infinitives)
    done = words_of((*data.spans.auxiliaries, *data.hearsay.auxiliaries))
    if data.spans.split:
        return re.compile(
            rf"(?<!\w)(?:{infinitives})\s(?!(?:{done})\W*$)\w+\W*$|\w(?:{infinitives})\w+\W*$", re.IGNORECASE
        )
    return re.compile(rf"^\W*(?:{infinitives})\s(?!(?:{done})(?!\w))", re.IGNORECASE)


def find_done(data: Reporting) -> re.Pattern[str]:
    """Return what finds a content that is an infinitive of what was done: "Akten vernichtet zu haben"; it finds nothing
    in a language without such forms."""
    forms = data.hearsay
    if not forms.prefixes:
        return re.compile(r"(?!)")
    having, being = forms.auxiliaries
    to = words_of(data.demands.infinitives)
    native = rf"\w{{0,12}}?(?:{words_of(forms.prefixes)})\w{{1,20}}(?:{words_of(forms.endings)})"
    regular = rf"{native}|\w{{2,20}}(?:{words_of(forms.foreign)})"
    moved = words_of(forms.participles)
    return re.compile(
        rf"(?<!\w)(?:(?:{regular})\s(?:{to})\s{having}|\w{{0,12}}?(?:{moved})\s(?:{to})\s{being})\W*$",
        re.IGNORECASE,
    )


def find_obliged(data: Reporting) -> re.Pattern[str]:
    """Return what finds a body that must do something: "The council must act"; "must have known" obliges nobody."""
    bodies, modals = words_of(data.demands.bodies), words_of(data.demands.obliging)
    done = words_of((*data.spans.auxiliaries, *data.hearsay.auxiliaries))
    if data.spans.split:
        ahead = rf"(?:{bodies})\s(?:{modals})|(?:{modals})\s(?:\w+\s){{0,2}}?(?:{bodies})"
        pair = rf"{ahead}|(?:{bodies})\s(?:[\w-]+\s){{1,6}}(?:{modals})\W*$"
        return re.compile(rf"(?<![\w-])(?:{pair})(?!\w)(?![^.;:!?]*\s(?:{done})\W*$)", re.IGNORECASE)
    return re.compile(rf"(?<![\w-])(?:{bodies})\s(?:{modals})\s(?!(?:{done})(?!\w))\w", re.IGNORECASE)


def find_bidden(data: Reporting) -> re.Pattern[str]:
    """Return what finds a clause whose verb has no ending behind a subject of one, "that the army leave", or is the
    bare auxiliary: "that they be paid". An auxiliary beside the verb orders nothing: "that the tax cut was wrong"."""
    helping = words_of(
        (*data.spans.auxiliaries, *data.spans.modals, *data.demands.infinitives, *data.joins.words)
    )
    word, several = (
        rf"(?!(?:{helping})\s)[\w’'-]+\s",
        words_of((*data.predicates.plurals, *data.demands.several)),
    )
    one = rf"(?:{word}){{0,5}}?(?!(?:{several})\s)(?![\w’'-]+s\s){word}"
    return re.compile(
        rf"^\W*(?:{words_of(data.denials.openers)})\s(?:(?:{word}){{1,6}}?(?:{words_of(data.demands.being)})\s"
        rf"|{one}(?:{words_of(data.demands.bare)})(?!\s(?:{helping})\s)(?![\w’'-]))",
        re.IGNORECASE,
    )


def find_unsettled(data: Reporting) -> re.Pattern[str]:
    """Return what finds a clause that says that something is open: "unclear who paid", "sei noch unklar"."""
    verbs = words_of(data.falsehoods.links)
    asked = rf"(?:\s[\w-]+){{0,2}},?\s(?:{words_of(data.questions.words)})(?!\w)"
    return re.compile(
        rf"(?<!\w)(?:{words_of(data.questions.unsettled)})(?:(?:\s(?:{verbs}))?\W*$|{asked})", re.IGNORECASE
    )


def find_wrongs(data: Reporting) -> re.Pattern[str]:
    """Return what finds who is said to have done wrong: "soll … bestochen haben", "allegedly bribed"."""
    wrongs = words_of(data.content.wrongs)
    if data.hearsay.modal:
        having, _ = data.hearsay.auxiliaries
        return re.compile(
            rf"(?<!\w)(?:{words_of(data.hearsay.modal)})(?!\w)[^.;!?]{{1,300}}?(?<!\w)(?:{wrongs})\s{having}(?!\w)",
            re.IGNORECASE,
        )
    return re.compile(
        rf"(?<!\w)(?:{words_of(data.hearsay.phrases)})\s(?:have\s)?(?:{wrongs})(?!\w)", re.IGNORECASE
    )


def find_agreed(data: Reporting) -> re.Pattern[str]:
    """Return what finds a content that says yes: "That's right, …", "Es stimmt, dass …"; "Das stimmt nicht" says no."""
    openers = tuple(data.denials.openers)
    of_clause = words_of(phrase for phrase in data.questions.agreed if phrase.endswith(openers))
    whole = words_of(phrase for phrase in data.questions.agreed if not phrase.endswith(openers))
    return re.compile(rf"^\W*(?:(?:{of_clause})(?!\w)|(?:{whole})(?=\W*$|[,.;:!]|\s[–—-]))", re.IGNORECASE)


def find_undone(data: Reporting) -> re.Pattern[str]:
    """Return what finds a content that opens with what its subject did not do: "he had never met", "Er habe … nicht
    gelegt", "dass sie … nichts genommen habe"; to have thought or seen nothing is no deed."""
    words, forms = data.content, data.hearsay
    opening = rf"^\W*(?:(?:{words_of(data.denials.openers)})\s)?(?P<who>{words_of(_subjects(data))})\s"
    minding = words_of(words.minding)
    if not data.spans.split:
        return re.compile(rf"{opening}(?:{words_of(words.undone)})\s(?!(?:{minding})(?!\w))", re.IGNORECASE)
    few, none = r"(?:[\w’'-]+\s){0,8}?", words_of(data.denials.negations)
    native = rf"\w{{0,12}}?(?:{words_of(forms.prefixes)})\w{{1,20}}(?:{words_of(forms.endings)})"
    other = rf"\w{{2,20}}(?:{words_of(forms.foreign)})|\w{{2,30}}n\s(?:{words_of(forms.stacked)})"
    done = rf"(?!(?:{minding})(?!\w))(?:{native}|{other})"
    end = r"(?=\W*$|[.,;:!?])"
    have = words_of(words.undone)
    return re.compile(
        rf"{opening}(?:(?:{have})\s{few}(?:{none})\s{few}{done}{end}|{few}(?:{none})\s{few}{done}\s(?:{have}){end})",
        re.IGNORECASE,
    )


def _subjects(data: Reporting) -> set[str]:
    """Return the pronouns of people as subjects: what a body did not do it seldom stands accused of."""
    return {*data.clauses.pronouns, *data.denials.first_person} - {*data.antecedents.neuter}
