from flows.browse.marks import Mark, Piece, pieces

TEXT = "Nein, sagte Anna Berg."
NAME = Mark(12, 21, "name", "/entity/e1", "person: Anna Berg")
SPEAKER = Mark(12, 21, "speaker", "#claim-c1", "Anna Berg: deny")
CONTENT = Mark(0, 4, "content", "#claim-c1", "Anna Berg: deny")


def test_pieces_are_the_text():
    assert "".join(piece.text for piece in pieces(TEXT, 0, [CONTENT, NAME, SPEAKER])) == TEXT


def test_a_piece_has_every_mark_that_covers_it():
    found = list(pieces(TEXT, 0, [CONTENT, NAME, SPEAKER]))
    assert found[0] == Piece("Nein", ("content",), "#claim-c1", "Anna Berg: deny")
    assert found[2].kinds == ("name", "speaker")


def test_the_shortest_mark_leads():
    whole = Mark(0, 22, "content", "#claim-c2", "whole")
    found = {piece.text: piece.address for piece in pieces(TEXT, 0, [whole, NAME])}
    assert found == {"Nein, sagte ": "#claim-c2", "Anna Berg": "/entity/e1", ".": "#claim-c2"}


def test_offsets_are_those_of_the_document():
    assert [piece.text for piece in pieces("Anna Berg.", 12, [CONTENT, NAME])] == ["Anna Berg", "."]


def test_a_text_without_marks_is_one_piece():
    assert list(pieces(TEXT, 0, [])) == [Piece(TEXT, (), "", "")]
    assert list(pieces("", 0, [])) == []
