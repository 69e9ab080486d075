"""Two names that are one person's in two spellings, and two names that only look alike."""

import pytest

from flows.link.entities.affixes import without_legal_form, without_titles
from flows.link.entities.blocks import blocks
from flows.link.entities.similarity import SAME, similarity

OTHER_GENDER = """
Paul Paula | Daniel Daniela | Martin Martina | Julian Juliane | Michel Michelle | Simon Simone | Gabriel Gabriele
Christian Christiane | Christian Christina | Alexander Alexandra | Stefan Stefanie | Andre Andrea | Andre Andree
Rene Renee | Jean Jeanne | Louis Louise | Mario Maria | Claudio Claudia | Robert Roberta | Francesco Francesca
Karim Karima | Amin Amina | Jamil Jamila | Farid Farida | Jewgeni Jewgenija | Valentin Valentina | Viktor Viktoria
Emil Emilie | Erik Erika | Wilhelm Wilhelmine | Henrik Henrike | Marcel Marcelle | Pascal Pascale | Jannik Jannike
Torben Torbena | Denis Denise | Maurizio Maurizia | Romuald Romualda | Iwan Iwana
Francis Frances | Carol Carl | Marian Marion | Fabian Fabienne | Nabil Nabila | Joel Joelle | Ulrich Ulrike
"""
ONE_NAME = """
Jewgeni Yevgeny | Jewgeni Evgeni | Sergej Sergii | Wladimir Volodymyr | Michail Mykhailo | Nikolai Mykola
Alexander Oleksandr | Alexej Oleksii | Dmitri Dmytro | Pjotr Petro | Juri Yuriy | Andrej Andriy | Fjodor Fedor
Konstantin Kostiantyn | Jekaterina Kateryna | Natalja Nataliya | Julija Yulia | Swetlana Svitlana | Jelena Olena
Dschamal Gamal | Mohammed Mehmet | Ahmed Achmat | Hussein Hossein | Jassir Yasser | Chalid Khaled | Fatima Fatemeh
Saleh Salih | Philipp Philippe | Theodor Theodore | Eugen Eugene | Christoph Christophe | Christine Christina
Sofie Sofia | Stephan Stefan | Karl Carl | Jakob Jacob | Raphael Rafael | Mahmud Mahmoud | Omar Umar
Annemarie Anne-Marie | Karlheinz Karl-Heinz | Wsewolod Vsevolod | Schanna Zhanna | Nadschib Najib | Mosche Moshe
"""


def _pairs(listed):
    return [tuple(pair.split()) for pair in listed.replace("\n", "|").split("|") if pair.strip()]


def _is_one(name, other):
    return (
        bool(blocks(name, "person") & blocks(other, "person")) and similarity(name, other, "person") >= SAME
    )


@pytest.mark.parametrize(("given", "other"), _pairs(OTHER_GENDER))
def test_a_final_vowel_that_makes_the_other_gender_makes_two_persons(given, other):
    assert not _is_one(f"{given} Hartmann", f"{other} Hartmann")
    assert not _is_one(f"{other} Maria Hartmann", f"{given} Maria Hartmann")


@pytest.mark.parametrize(("given", "other"), _pairs(ONE_NAME))
def test_spellings_of_one_given_name_are_one_person(given, other):
    assert _is_one(f"{given} Hartmann", f"{other} Hartmann")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Hans Meyer", "Hans Meier"),
        ("Klaus Schmidt", "Klaus Schmitt"),
        ("Eva Möller", "Eva Müller"),
        ("Jan Schulz", "Jan Schulze"),
    ],
)
def test_surnames_that_many_bear_are_told_apart_though_they_sound_alike(name, other):
    assert not _is_one(name, other)


def test_an_unvocalised_name_with_its_article_is_read():
    assert _is_one("بشار الأسد", "Baschar al-Assad")
    assert _is_one("محمد بن سلمان", "Mohammed bin Salman")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Prof. Dr. Anna Maier", "Anna Maier"),
        ("Dr. Markus Söder", "Markus Söder"),
        ("Bundeskanzler Olaf Scholz", "Olaf Scholz"),
        ("President Joe Biden", "Joe Biden"),
        ("Sirin Kaya", "Sirin Kaya"),
        ("Drew Barrymore", "Drew Barrymore"),
    ],
)
def test_titles_are_no_part_of_a_name(name, bare):
    assert without_titles(name) == bare


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Siemens AG", "Siemens"),
        ("Meta Platforms, Inc.", "Meta Platforms"),
        ("Bosch GmbH & Co. KG", "Bosch"),
        ("PAO Gazprom", "Gazprom"),
        ("Telefónica, S.A.", "Telefónica"),
        ("Royal Dutch Shell plc", "Royal Dutch Shell"),
        ("Kaspersky Lab ZAO", "Kaspersky Lab"),
        ("Deutsche Bank", "Deutsche Bank"),
        ("Las Vegas Sands", "Las Vegas Sands"),
        ("AG", "AG"),
    ],
)
def test_legal_forms_are_no_part_of_a_name(name, bare):
    assert without_legal_form(name) == bare
