"""What tells the stance of what is said: the parts of ``reporting.toml`` beside the words that report it."""

from flows.languages.pack.table import Table, Words


class Denials(Table):
    """What denies, what is denied, what negates.

    A noun for a denial is the object of ``issuing`` verbs and the subject of ``following`` ones. By ``protesting``
    verbs somebody stands by his word. ``plans`` negate what is to come and deny nothing.
    ``resuming`` words take up what was said in the clause that denies it.
    By ``sentencing`` verbs a court passes its sentence and accuses nobody.
    ``families`` give what a noun for something said has in it, and how the words begin that report it.
    ``clearing`` and ``charging`` are sentences that speak well and ill of somebody.
    """

    rejections: Words
    assertions: Words
    deeds: Words
    ambiguous: Words
    nouns: Words
    issuing: Words
    following: Words
    protesting: Words
    gerunds: Words
    judging: Words
    judges: Words
    sentencing: Words
    first_person: Words
    negations: Words
    stems: Words
    pointers: Words
    pointed: Words
    resuming: Words
    restrictions: Words
    plans: Words
    conjunctions: Words
    blaming: Words
    passives: Words
    agents: Words
    openers: Words
    before: Words
    clearing: Words
    charging: Words
    families: dict[str, Words]


class Questions(Table):
    """What opens a question, clauses that leave something open, question words, and what agrees to a question.

    ``unsettled`` are words for what is open, at the end of a clause or before a question. ``agreed`` opens a content
    that says yes. Behind a verb that asks, ``requests`` tell what is asked for, ``about`` what is asked about. Who
    ``doubts`` a thing, not whether it is so, asks nothing.
    """

    clauses: Words
    unsettled: Words
    agreed: Words
    requests: Words
    about: Words
    doubts: Words
    openers: Words
    words: Words
    agreeing: Words
    asked: Words


class Demands(Table):
    """What demands: words for a duty, openings of an order, its infinitive, verbs that order or never do, bodies; verbs
    by which one is ``wishing`` for ``outcomes``, words by their endings for what is to be done.

    Verbs that are ``bidding`` order by the mood alone: by a ``bare`` verb whose subject is one, or by the auxiliary
    that is ``being`` bare whatever it is; ``several`` are nouns for many that have no ending of the plural.
    """

    duties: Words
    openers: Words
    infinitives: Words
    verbs: Words
    wishing: Words
    outcomes: Words
    bidding: Words
    bare: Words
    being: Words
    several: Words
    bodies: Words
    obliging: Words
    never: Words


class Content(Table):
    """Phrases in what is said that tell its stance: words that reject it, that do so behind a verb by which somebody
    stands by his word, and in which somebody owns up.

    ``wrongs`` are verb forms for wrongdoing: who is said to have done such a thing is accused. ``charges`` are
    documents that accuse. Who is ``accused``, or speaks before ``tribunals``, denies that he has done something, by
    ``undone`` words before its verb and unless that is one of ``minding``; those who are ``testifying`` do not.
    """

    deny: Words
    protests: Words
    confirm: Words
    wrongs: Words
    charges: Words
    accused: Words
    tribunals: Words
    testifying: Words
    undone: Words
    minding: Words


class Falsehoods(Table):
    """What calls something claimed untrue: subjects that point back to it, words that reject it.

    ``told`` are clauses that stand for what was said. ``links`` tie it to such words; ``nouns`` stand for something
    untrue that was said; what else may stand between or behind makes it none. ``lies`` are words for nothing but what
    is untrue, ``verdicts`` reject nothing but what somebody claims, ``called`` are forms of ``calling`` verbs that may
    stand behind them.
    """

    subjects: Words
    told: Words
    copulas: Words
    links: Words
    predicates: Words
    nouns: Words
    lies: Words
    tails: Words
    naming: Words
    things: Words
    calling: Words
    verdicts: Words
    called: Words
    before: Words
    closing: Words
    exceptions: Words
    followed: Words
    aims: Words


class Unreal(Table):
    """Reports of what was not said: words beside the cue, phrases around it, what only looks like a negation.

    ``verbs`` and ``phrasal`` take back what was said. ``instead`` opens what is not said either,
    ``fiction`` is where figures speak. By ``imagining`` verbs somebody dreams or makes up; behind ``supposing`` words
    nothing is said in truth, and ``conditions`` open clauses of which nothing is known.
    """

    words: Words
    phrases: Words
    instead: Words
    fiction: Words
    imagining: Words
    supposing: Words
    conditions: Words
    verbs: Words
    phrasal: Words
    openers: Words
    purposes: Words
    exceptions: Words
