"""Encodings that nothing names: German and English texts with foreign names, and texts of other places."""

import pytest

from flows.read.decode import decode

EN = "The striker Søren Peña scored twice, the club said on Sunday. His coach Bård Åsen praised him all summer long."
POUNDS = "A café owner may keep her “Naïve” sign, a court ruled. “It’s only a sign,” said Renée Dufault – who paid £900."
DE = "Trainer Søren Ågård lobte Núñez nach dem Spiel in Köln. „Er hört nicht auf zu laufen“, sagte François Dupré."
CS = (
    "Ministr ve středu řekl, že vláda nebude zvyšovat daně. Odbory jsou spokojené, ale žádají písemné záruky a vyšší"
    " mzdy pro všechny učitele."
)


FEW = "Titel;Text\r\nRücktritt;Die Ministerin erklärte am Montag ihren Rücktritt, sagte eine Sprecherin in Berlin."


@pytest.mark.parametrize("text", [EN, POUNDS, DE, FEW])
def test_foreign_names_do_not_make_a_text_one_of_their_country(text):
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(("text", "encoding"), [(CS, "cp1250"), (DE, "mac_roman")])
def test_texts_of_other_places_stay_theirs(text, encoding):
    assert decode(text.encode(encoding)).text == text
