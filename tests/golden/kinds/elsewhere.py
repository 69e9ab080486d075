"""Years alone, first moments of a year, authors in other languages and in the text's own block."""

from tests.golden.kinds.making import DE, EN, FIRST, TITLE, Kind, page, raw_page, records

NEW_YEAR = "<meta property='article:published_time' content='2018-01-01T00:00:00Z'><meta property='og:url' content='https://blatt.example/a/2024/05/03/faehre.html'>"
OWN_BLOCK = f"<html><head><meta charset='utf-8'><title>{TITLE['en']}</title></head><body><table><tr><td><a href='/'>Home</a><br><a href='/s'>Sport</a></td><td><font size='4'><b>{TITLE['en']}</b></font><br><font size='1'>By Ada Quist, May 3, 2024</font><p>{'<p>'.join(EN)}</td></tr></table></body></html>"
KINDS = [
    records("year-alone", {"y0": {"date": "2024"}, "y1": {"date": "2024", "url": "https://blatt.example/2024/05/03/faehre"}},
            {"y0": {"date": "2024-01-01", "precision": "year"}, "y1": {"date": "2024-05-03", "precision": "day"}}),
    page("new-year-placeholder", "de", {"date": "2024-05-03"}, head=NEW_YEAR, above="<p>Freitag, 3. Mai 2024 | 08:15 Uhr</p>"),
    page("new-year-alone", "en", {"date": "2018-01-01"}, head=NEW_YEAR[: NEW_YEAR.index("><") + 1]),
    page("hours-and-zone", "en", {"date": "2024-05-03 03:45"}, above="<p>Published: May 3, 2024 09:15 hrs IST</p>"),
    raw_page("author-in-block", "en", {"author": "Ada Quist", "date": "2024-05-03"}, OWN_BLOCK),
    page("author-por", "en", {"author": "Ada Quist"}, above="<p>Por Ada Quist</p>"),
    page("author-di", "en", {"author": "Ada Quist"}, above="<p>di Ada Quist</p>"),
    Kind("author-door.txt", "\n\n".join((TITLE["de"], "Door Ada Quist", "3 juni 2024", *DE)).encode(), {"author": "Ada Quist", "date": "2024-06-03", "has": FIRST["de"]}),
]  # fmt: skip
