"""Lists in other dress: menus, columns, key points above the text, marks without a list, what a colon announces."""

from tests.golden.kinds.making import DE, EN, FIRST, Kind, page, text
from tests.golden.kinds.shapes import paragraphs

ITEMS = {
    "de": ("ein neues Dach für die Turnhalle", "drei Ladesäulen am Bahnhof", "mehr Bänke im Kurpark"),
    "en": ("a longer opening season", "cheaper tickets for children", "two more lifeguards at weekends"),
}


def listed(name: str, language: str, before: str, item: str, after: str, at: int = 2) -> Kind:
    """Return a page with a list before its paragraph ``at``."""
    parts = [f"<p>{p}</p>" for p in (DE if language == "de" else EN)]
    parts.insert(at, before + "".join(item.format(each) for each in ITEMS[language]) + after)
    return page(name, language, {"has": [*FIRST[language], *ITEMS[language]]}, body="".join(parts))


KINDS = [
    listed("list5-menu", "de", "<menu>", "<li>{}</li>", "</menu>"),
    listed("list5-column", "en", "<table>", "<tr><td>{}</td></tr>", "</table>"),
    listed("list5-numbered-column", "de", "<table>", "<tr><td>1.</td><td>{}</td></tr>", "</table>"),
    listed("list5-points", "en", "<ul class='key-points'>", "<li>{}</li>", "</ul>", at=0),
    listed("list5-points-heading", "de", "<div><h2>Das Wichtigste in Kürze</h2><ul>", "<li>{}</li>", "</ul></div>", at=0),
    listed("list5-marks", "en", "", "<div class='bullet'>• {}</div>", ""),
    listed("list5-stars", "en", "", "<p>* {}</p>", ""),
    listed("list5-colon-end", "de", "<p>Gefordert werden:</p><ul>", "<li>{}</li>", "</ul>", at=5),
    page("list5-sources", "de", {"hasnot": ["Landtag, Stellungnahmen"]}, body=paragraphs("de") + "<p>Quellen:</p><ul><li>Landtag, Stellungnahmen</li><li>Eigene Interviews</li></ul>"),
    page("list5-menu-named", "en", {"hasnot": ["Opinion pages"]}, body=paragraphs("en") + "<menu class='nav'><li><a href='/o'>Opinion pages</a></li><li><a href='/s'>Sports pages</a></li></menu>"),
    Kind("twice-text.txt", text("x", "de", {}, "Ein Titel über der Fähre").content + b"\n" + "\n\n".join(DE).encode(), {"once": FIRST["de"]}),
]  # fmt: skip
