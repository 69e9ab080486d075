"""Groups follow from the scores, do not chain, and obey an analyst."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from flows.link.clusters import clusters, components

NAMES = st.sampled_from("abcdefgh")


def test_groups_join_while_their_members_agree_on_average():
    found = clusters({("a", "b"): 0.9, ("b", "c"): 0.6, ("a", "c"): 0.5, ("c", "d"): 0.2}, 0.45)
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_one_strong_pair_does_not_chain_two_groups():
    found = clusters({("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.8}, 0.45)
    assert found["a"] == found["b"] != found["c"] == found["d"]


def test_one_that_is_alone_joins_by_its_strongest_pair():
    story = {("a", "b"): 0.9, ("a", "c"): 0.9, ("b", "c"): 0.9}
    follow_up = {("a", "d"): 0.6, ("b", "d"): 0.3, ("c", "d"): 0.3}
    assert clusters(story | follow_up, 0.45)["d"] == "d"
    assert clusters(story | follow_up, 0.45, 0.5)["d"] == "a"
    another = {("d", "e"): 0.9, ("a", "e"): 0.2}
    assert clusters(story | follow_up | another, 0.45, 0.5)["d"] == "d"  # two are a story of their own
    assert clusters(story | follow_up | {("b", "d"): -inf}, 0.45, 0.5)["d"] == "d"


def test_an_analyst_joins_and_parts():
    assert clusters({("a", "b"): inf, ("b", "c"): 0.1}, 0.45) == {"a": "a", "b": "a", "c": "c"}
    parted = clusters({("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): -inf}, 0.45)
    assert parted["a"] != parted["c"]


@given(
    st.dictionaries(
        st.tuples(NAMES, NAMES).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1), max_size=20
    ),
    st.randoms(),
)
def test_groups_do_not_depend_on_the_order_of_the_pairs(scores, random):
    shuffled = list(scores.items())
    random.shuffle(shuffled)
    for strongest in (0.0, 0.5):
        assert clusters(scores, 0.45, strongest) == clusters(dict(shuffled), 0.45, strongest)


def test_components_are_what_pairs_connect():
    pairs = [("d", "c"), ("b", "a"), ("e", "f"), ("c", "b")]
    assert components(pairs) == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e", "f": "e"}
    assert components(reversed(pairs)) == components(pairs)
    assert components([]) == {}
