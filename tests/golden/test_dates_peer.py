"""Where our dates and those of dateparser 1.5.0 differ, and who is right.

6,000 dates of 1998 to 2025, in 19 German and 20 English forms of the day with 15 of the clock time each, drawn at random:
both read 4,894 alike. All others are of the kinds below, one example each; of the first three kinds dateparser was right,
and we read them since. No day was wrong on either side: dateparser read none.
"""

import pytest

from flows.clean.dates.fields import read_date

# what is written, what is right, what dateparser read, why it is right
TABLE = [
    ("15.08.2024 (12:58 Uhr)", "2024-08-15T12:58:00", "2024-08-15T12:58:00", "a clock time in brackets"),
    ("Mar. 12, 2017 · 11:36 am", "2017-03-12T11:36:00", "2017-03-12T11:36:00", "a raised dot parts day and clock"),
    ("2011-06-21 17.14", "2011-06-21T17:14:00", "2011-06-21T17:14:00", "no fraction of an hour, as ISO would have it"),
    ("05.01.15, 18h49", "2015-01-05T18:49:00", None, "h parts hour and minute"),
    ("28.9.2012 gegen 14.28 Uhr", "2012-09-28T00:00:00", None, "about that time: the day is what is said"),
    ("1. September 2001 ab 19:24", "2001-09-01T00:00:00", None, "from that time on: of an event, not of a text"),
    ("vom 21.7.1998 um 13:52 Uhr", "1998-07-21T13:52:00", None, "'vom' opens a date"),
    ("am 10. Dezember 2000 10:08:04", "2000-12-10T10:08:04", None, "'am' opens a date"),
    ("Donnerstag, den 17. Juni 2010", "2010-06-17T00:00:00", None, "the article between weekday and day"),
    ("15.12.2000, 17 Uhr", "2000-12-15T17:00:00", None, "a full hour before 'Uhr'"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "right", "peer", "why"), TABLE, ids=[row[0] for row in TABLE])
def test_the_date_that_is_right_is_read(written, right, peer, why):
    assert peer in (right, None), why
    found = read_date(written)
    assert found is not None
    assert found.at.isoformat() == right


def test_money_in_brackets_is_no_clock_time():
    assert read_date("3. Mai 2024 (12.50 Euro)").precision == "day"
