"""Days in records as databases and programs write them, slashes that only the language settles, addresses that count."""

from typing import Any

from tests.golden.kinds.making import DE, Kind, page, records

MOMENT = "2024-05-03 08:15"
STATED: dict[str, tuple[Any, str]] = {
    "mongo": ({"$date": "2024-05-03T08:15:00Z"}, MOMENT),
    "mongo-long": ({"$date": {"$numberLong": "1714724100000"}}, MOMENT),
    "mongo-text": ('{"$date": "2024-05-03T08:15:00Z"}', MOMENT),
    "parse": ({"__type": "Date", "iso": "2024-05-03T08:15:00.000Z"}, MOMENT),
    "firestore": ({"_seconds": 1714724100, "_nanoseconds": 0}, MOMENT),
    "proto": ({"seconds": "1714724100", "nanos": 5}, MOMENT),
    "php": ({"date": "2024-05-03 10:15:00.000000", "timezone_type": 3, "timezone": "Europe/Berlin"}, MOMENT),
    "calendar": ({"dateTime": "2024-05-03T10:15:00+02:00", "timeZone": "Europe/Berlin"}, MOMENT),
    "java": (
        {"year": 2024, "month": "MAY", "monthValue": 5, "dayOfMonth": 3, "hour": 8, "minute": 15},
        MOMENT,
    ),
    "java-day": ({"year": 2024, "month": "MAY", "dayOfMonth": 3}, "2024-05-03"),
    "java-list": ([2024, 5, 3, 8, 15], MOMENT),
    "parts": ({"day": 3, "month": 5, "year": 2024}, "2024-05-03"),
    "letters": ({"y": 2024, "m": 5, "d": 3}, "2024-05-03"),
    "both": ({"modified": "2024-06-08", "published": "2024-05-03"}, "2024-05-03"),
    "event": ({"start": "2024-05-03T08:15:00Z", "end": "2024-05-09T08:15:00Z"}, MOMENT),
    "pandas": ("Timestamp('2024-05-03 10:15:00+0200', tz='Europe/Berlin')", MOMENT),
    "shell": ('ISODate("2024-05-03T08:15:00Z")', MOMENT),
    "script": ("new Date(1714724100000)", MOMENT),
    "python": ("datetime.datetime(2024, 5, 3, 8, 15)", MOMENT),
    "milliseconds": ("1714724100000", MOMENT),
    "one-of-a-list": (["2024-05-03T08:15:00Z"], MOMENT),
}


def dated(name: str, value: Any, expect: dict[str, Any], **more: Any) -> Kind:
    """Return a record of the German article with a date."""
    return records(f"moment-{name}", {name: {"text": "\n\n".join(DE), "date": value, **more}}, {name: expect})


A = "https://www.blatt.example/lokal/faehre-4711"
ADDRESSES = {
    "rss": (f"{A}?utm_source=rss&utm_medium=feed&utm_campaign=x", A),
    "clicks": (f"{A}?fbclid=IwAR0&gclid=EAI&msclkid=1", A),
    "mail": (f"{A}?mc_cid=1&mc_eid=2&_hsenc=p2&_hsmi=3", A),
    "own": (f"{A}?utm_source=rss&id=7&seite=2&fbclid=x", f"{A}?id=7&seite=2"),
    "entity": (f"{A}?id=7&amp;utm_source=rss", f"{A}?id=7"),
    "behind": (f"{A}#xtor=RSS-1", A),
    "highlight": (f"{A}#:~:text=Das%20Schiff", A),
    "shared": (f"{A}?utm_source=nl#Echobox=1714718400", A),
    "place": (f"{A}?source=archiv&ref=7#teil2", f"{A}?source=archiv&ref=7#teil2"),
    "like": (f"{A}?utmost=1", f"{A}?utmost=1"),
}  # fmt: skip
KINDS = [
    *(dated(f"address-{name}", "2024-05-03", {"url": url}, url=given) for name, (given, url) in ADDRESSES.items()),
    page("address-page", "de", {"url": A}, head=f'<link rel="canonical" href="{A}?utm_source=share&amp;fbclid=x">'),
    *(dated(name, value, {"date": at}) for name, (value, at) in STATED.items()),
    dated("empty", {}, {"dated": False}),
    dated("words", {"note": "unknown"}, {"dated": False}),
    dated("slashes", "5/3/24", {"date": "2024-03-05", "precision": "day", "unsure": 0.6}),
    dated("slashes-long", "05/03/2024", {"date": "2024-03-05", "precision": "day", "unsure": 0.6}),
    dated("slashes-told", "05/03/2024", {"date": "2024-05-03"}, url="https://blatt.example.com/2024/05/03/faehre-faehrt"),
    dated("slashes-of-land", "05/03/2024", {"date": "2024-03-05", "method": "record"}, language="de-DE"),
    dated("slashes-ahead", "02/12/2025", {"date": "2025-12-02"}),
    page("clock-of-time", "de", {"date": MOMENT}, above='<time datetime="2024-05-03T10:15:00+02:00">3. Mai 2024</time>'),
]  # fmt: skip
