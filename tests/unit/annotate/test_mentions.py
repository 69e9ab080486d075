"""Names are found whole: with the particles of a surname, without what only looks like them."""

import pytest

from flows.annotate.mentions import find_mentions
from flows.annotate.tagger import TaggedName
from tests.annotated import article_of


def surfaces(text, *persons):
    """Return the persons that are found in a text in which the model has seen these."""
    tagged = [TaggedName(text.index(name), text.index(name) + len(name), "PER", 0.99) for name in persons]
    return [mention.surface for mention in find_mentions(text, article_of(text, "de"), tagged)]


@pytest.mark.parametrize(
    ("text", "seen", "found"),
    [
        ("Von der Heydt sagte zu.", ["Heydt"], ["Von der Heydt"]),
        ("Das wies van der Molen zurück.", ["Molen"], ["van der Molen"]),
        ("Anna von der Heydt kam. Gegen von der Heydt sprach viel.", ["Anna von der Heydt"],
            ["Anna von der Heydt", "von der Heydt"]),
        ("Das hat er von der Lena.", ["Lena"], ["Lena"]),
        ("Von Habeck kam Kritik.", ["Habeck"], ["Habeck"]),
    ],
)  # fmt: skip
def test_a_surname_has_its_particles(text, seen, found):
    assert surfaces(text, *seen) == found
