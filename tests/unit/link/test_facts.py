"""Numbers, negation, opposites and swapped roles set near sentences apart; other words for one thing do not."""

import pytest

from flows.link.facts import contradiction, differ, facts_of, reordered


def verdict(one, other):
    return contradiction(facts_of(*one), facts_of(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "fünf Menschen starben"), ("de", "sieben Menschen starben")),
        (("de", "dreiundzwanzig Verletzte"), ("en", "twenty-four people were hurt")),
        (("en", "five million euros"), ("de", "fünf Milliarden Euro")),
        (("de", "um 21.30 Uhr"), ("en", "at 8:30 p.m.")),
        (("de", "um halb acht"), ("en", "at 8:30 in the evening")),
        (("en", "a rise of two percentage points"), ("en", "a rise of two percent")),
        (("de", "fünf Meter Schnee"), ("de", "fünf Zentimeter Schnee")),
        (("en", "$5 million"), ("de", "fünf Millionen Euro")),
        (("en", "37 miles"), ("de", "37 Kilometer")),
        (("en", "three weeks"), ("de", "drei Monate")),
        (("en", "two dozen boats"), ("de", "zwölf Boote")),
        (("de", "morgens um drei"), ("en", "at four in the morning")),
    ],
)
def test_other_numbers(one, other):
    assert verdict(one, other) == "numbers"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "sieben Menschen starben"), ("en", "7 people died")),
        (("de", "dreiundzwanzig Verletzte"), ("en", "twenty-three people were hurt")),
        (("de", "14 000 Haushalte"), ("en", "14,000 homes")),
        (("de", "12,5 Millionen Euro"), ("en", "12.5 million euros")),
        (("de", "um 21.30 Uhr"), ("en", "at 9:30 p.m.")),
        (("de", "gegen 16 Uhr"), ("en", "around 4 p.m.")),
        (("de", "in der Saison 2017/18"), ("en", "in the 2017/2018 season")),
        (("de", "zweihundertfünfzig Tiere"), ("en", "250 animals")),
        (("de", "1200 Meter Straße"), ("en", "1.2 kilometres of road")),
        (("de", "2,5 Tonnen Granit"), ("en", "2,500 kilograms of granite")),
        (("de", "60 km/h"), ("de", "60 Kilometer pro Stunde")),
        (("de", "rund 60 Kilometer"), ("en", "some 37 miles")),
        (("de", "zwei Prozentpunkte"), ("en", "200 basis points")),
        (("de", "5 %"), ("en", "five percent")),
        (("de", "anderthalb Jahre"), ("en", "18 months")),
        (("de", "um halb acht"), ("en", "at half past seven")),
        (("de", "um Viertel nach sechs"), ("en", "at 6:15 a.m.")),
        (("de", "um 19 Uhr"), ("en", "at seven in the evening")),
        (("en", "about 60"), ("de", "etwa 60 Kilometer")),
        (("de", "zwei Dutzend Verletzte"), ("en", "24 people were hurt")),
        (("de", "ein halbes Dutzend Boote"), ("en", "six boats")),
        (("en", "half a million euros"), ("de", "500.000 Euro")),
        (("de", "nach einer halben Stunde"), ("en", "after 30 minutes")),
        (("de", "Hunderte flohen"), ("en", "dozens fled")),
        (("de", "morgens um drei"), ("en", "at three in the morning")),
    ],
)
def test_one_number_in_other_form(one, other):
    assert verdict(one, other) is None


def test_negation_of_the_same_words():
    assert verdict(("en", "The pier is sound."), ("en", "The pier is not sound.")) == "negation"
    assert verdict(("de", "Der Steg hält."), ("de", "Der Steg hält nicht.")) == "negation"


def test_a_negation_in_other_words_is_none():
    one = ("de", "Die Gebühr bleibt bis zum Sommer bei mindestens 30 Euro")
    assert verdict(one, ("de", "dass man bis zum Sommer nicht unter 30 Euro gehen werde")) is None


def test_opposites_meet_across_languages():
    assert verdict(("de", "Die Mieten steigen."), ("de", "Die Mieten sinken.")) == "opposites"
    assert verdict(("de", "Die Mieten steigen."), ("en", "Rents will fall.")) == "opposites"


def test_a_prefix_makes_the_opposite():
    assert (
        verdict(("en", "The water is fit to drink."), ("en", "The water is unfit to drink.")) == "opposites"
    )
    assert verdict(("de", "Das Urteil ist zulässig."), ("de", "Das Urteil ist unzulässig.")) == "opposites"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "Der Prozess beginnt im März"), ("de", "Der Prozess beginnt im September")),
        (("de", "Das Konzert ist am Donnerstag"), ("en", "The concert is on Saturday")),
    ],
)
def test_another_day(one, other):
    assert verdict(one, other) == "day"


def test_a_word_that_looks_like_a_month_is_none():
    assert verdict(("en", "The bridge may close in June"), ("en", "In June the bridge could close")) is None


def test_one_word_exchanged_for_another_matter():
    one = ("de", "Die Mutter des Mädchens hat die Polizei gerufen")
    assert verdict(one, ("de", "Die Großmutter des Mädchens hat die Polizei gerufen")) == "word"
    assert verdict(one, ("de", "Die Mutter des Mädchens rief die Polizei")) is None
    fire = ("de", "In Köln brannten in der Nacht drei Lagerhallen")
    assert verdict(fire, ("de", "In Bonn brannten in der Nacht drei Lagerhallen")) == "word"
    assert verdict(fire, ("de", "In Köln brannten in dieser Nacht drei Lagerhallen")) is None


def test_another_form_of_one_verb_is_no_other_word():
    one = ("de", "Die Bäuerin nahm das Geld an einem Freitag")
    assert verdict(one, ("de", "Die Bäuerin nehme das Geld an einem Freitag")) is None
    bees = ("de", "Ohne Hilfe sterben uns alle Völker")
    assert verdict(bees, ("de", "Ohne Hilfe stürben alle Völker")) is None
    assert verdict(bees, ("de", "Ohne Hilfe fliehen uns alle Völker")) == "word"


def test_a_verb_in_another_form_does_not_hide_another_word_beside_it():
    one = ("de", "Gestern wurden die letzten Kühe verkauft")
    assert verdict(one, ("de", "Morgen werden die letzten Kühe verkauft")) == "word"
    mill = ("de", "Die Mühle in Hagen steht still")
    assert (
        verdict(mill, ("de", "Die Mühle in Hogen steht still")) == "word"
    )  # names are no forms of each other


def test_opposed_prepositions_where_all_else_is_the_same():
    assert verdict(("de", "Wir sind für den Anbau"), ("de", "Wir sind gegen den Anbau")) == "word"
    assert verdict(("en", "The lice are under control"), ("en", "The lice are out of control")) == "word"
    assert verdict(("de", "Das Feuer ist unter Kontrolle"), ("de", "Das Feuer ist außer Kontrolle")) == "word"
    assert (
        verdict(("en", "The guards spoke before the vote"), ("en", "The guards spoke after the vote"))
        == "word"
    )
    assert (
        verdict(("en", "They spoke against the pier on Monday"), ("en", "On Monday they spoke for it"))
        is None
    )


def test_two_words_that_change_places():
    one = ("de", "Kranzbach hat Ohlsberg im Finale geschlagen")
    assert verdict(one, ("de", "Ohlsberg hat Kranzbach im Finale geschlagen")) == "roles"


def test_peoples_and_their_countries_that_change_places():
    one = ("en", "Velian troops crossed into Tamaria and fired first")
    assert verdict(one, ("en", "Tamarian troops crossed into Velia and fired first")) == "roles"


def test_two_places_that_change_places_among_other_words():
    one = ("en", "Soldiers from Velden bombed a bridge in Karsk on Monday")
    assert verdict(one, ("en", "that soldiers from Karsk had bombed a bridge in Velden")) == "roles"


def test_names_in_another_order_in_the_other_language():
    one = facts_of("en", "Soldiers from Velden bombed a bridge in Karsk")
    assert reordered(one, facts_of("de", "Soldaten aus Karsk hätten eine Brücke in Velden bombardiert"))
    assert not reordered(one, facts_of("de", "Soldaten aus Velden hätten eine Brücke in Karsk bombardiert"))


def test_a_short_word_is_the_end_of_an_axis_alone():
    assert verdict(("en", "It is good for us"), ("en", "It is bad for us")) == "opposites"
    assert verdict(("de", "Das ist gut für uns"), ("de", "Das ist schlecht für uns")) == "opposites"
    assert verdict(("de", "Das Gutachten liegt vor"), ("de", "Die Prüfung kam schlecht voran")) is None


def test_who_does_what_to_whom():
    one = ("en", "The northern fleet attacked a boat of the islanders")
    other = ("en", "The islanders attacked a boat of the northern fleet")
    assert verdict(one, other) == "roles"
    assert verdict(one, one) is None


def test_a_language_without_words_of_its_own_still_has_figures():
    assert verdict(("fr", "7 morts"), ("fr", "9 morts")) == "numbers"


@pytest.mark.parametrize(
    ("language", "one", "other", "apart"),
    [
        ("de", "schnelle Hilfen für Milchbauern nach der Dürre", "schnelle Hilfen für Obstbauern nach dem Frost", True),
        ("de", "das Land müsse den Milchbauern rasch helfen", "das Land solle den Milchbauern endlich helfen", False),
        ("en", "a public inquiry into the flooding of the mine", "a public inquiry into the sale of the mine", True),
        ("en", "a public inquiry into the sale of the mine", "an inquiry into the sale of the mine", False),
    ],
)  # fmt: skip
def test_demands_differ_where_each_names_what_the_other_does_not(language, one, other, apart):
    assert differ(facts_of(language, one), facts_of(language, other)) is apart
