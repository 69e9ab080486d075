import pytest

from flows.errors import UsageError
from flows.run.corrections import _moment, parse


@pytest.mark.parametrize(
    ("value", "precision", "moment"),
    [
        ("2024", "year", "2024-01-01T00:00:00+00:00"),
        ("2024-05", "month", "2024-05-01T00:00:00+00:00"),
        ("2024-05-07", "day", "2024-05-07T00:00:00+00:00"),
        ("2024-05-07T18:30", "minute", "2024-05-07T18:30:00+00:00"),
        ("2024-05-07T18:30+02:00", "minute", "2024-05-07T18:30:00+02:00"),
        ("2024-05-07T18:30Z", "minute", "2024-05-07T18:30:00+00:00"),
        ("2024-05-07T18:30:05+0200", "second", "2024-05-07T18:30:05+02:00"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(value, precision, moment):
    found, how_precise = _moment(value)
    assert (found.isoformat(), how_precise) == (moment, precision)


@pytest.mark.parametrize(
    "pair",
    [
        "published_at=yesterday",
        "published_at=",
        "body=text",
        "title",
        "source_url=nowhere",
        "published_at=2024-13",
    ],
)
def test_a_correction_that_makes_no_sense_is_one_line(pair):
    with pytest.raises(UsageError, match="--set"):
        parse([pair])


def test_corrections_by_field():
    assert parse(["title= A title ", "published_at=2024-05"]) == {
        "title": "A title",
        "published_at": "2024-05",
    }
