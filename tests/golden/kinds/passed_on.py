"""Mails that are passed on, what stands behind a press release, languages without a pack, sites that head their pages."""

from tests.golden.kinds.making import DE, EN, FIRST, TITLE, Kind, raw_page, records

HEADERS = "From: Jo <jo@mail.example>\nDate: Mon, 06 May 2024 09:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"  # fmt: skip
WITHIN = {
    "en": ("Fwd", "FYI\n\n---------- Forwarded message ---------\nFrom: Blatt <news@blatt.example>\nDate: Fri, 3 May 2024 at 07:10\nSubject: x\nTo: <jo@mail.example>\n"),
    "de": ("WG", "zur Kenntnis\n\n-----Ursprüngliche Nachricht-----\nVon: Blatt <news@blatt.example>\nGesendet: Freitag, 3. Mai 2024 07:10\nAn: Jo\nBetreff: x\n"),
}  # fmt: skip
TEXT = {"de": DE, "en": EN}
CONTACT = {
    "de": "Pressekontakt:\n\nBlatt GmbH, Jost Ellerbek, Telefon: 0999 12345\n\nOriginal-Content von: Blatt GmbH",
    "en": "Media contact: Jost Ellerbek\n\n555-0142, press@blatt.example",
}
FR = (
    "Le pont suspendu restera fermé à la circulation automobile jusqu'au mois d'octobre, a annoncé jeudi la mairie.",
    "Les piétons et les cyclistes pourront continuer à emprunter le pont, et les autobus seront déviés par le nord.",
)


def passed_on(language: str) -> Kind:
    label, note = WITHIN[language]
    mail = f"Subject: {label}: News\n{HEADERS}\n{note}\n{chr(10).join(TEXT[language])}\n"
    expect = {"title": "News", "date": "2024-05-03", "has": FIRST[language], "hasnot": [note[:3], "news@"]}
    return Kind(f"mail-passed-on-{language}.eml", mail.encode(), expect)


FLAT = f"Subject: Streit in der WG: Nachbarn klagen\n{HEADERS}\n{chr(10).join(DE)}\n"


def released(language: str) -> Kind:
    text = "\n\n".join((TITLE[language], "3.5.2024", *TEXT[language], CONTACT[language]))
    expect = {"has": FIRST[language], "hasnot": ["Ellerbek, T", "0142", "Original-Content"]}
    return Kind(f"press-contact-{language}.txt", text.encode(), expect)


SITE = f"<html><head><meta charset='utf-8'><title>The Marsh Courier</title></head><body><h1><a href='/'>The Marsh Courier</a></h1><main><h2>{TITLE['en']}</h2>{''.join(f'<p>{p}</p>' for p in EN)}</main></body></html>"  # fmt: skip
PRINTED = f"<html><head><meta charset='utf-8'><title>Print: {TITLE['en']}</title></head><body><p>Source: https://blatt.example/a/lane-4711.html</p><h2>{TITLE['en']}</h2><p>3 May 2024</p>{''.join(f'<p>{p}</p>' for p in EN)}</body></html>"  # fmt: skip
NAMED = {"Titel": TITLE["de"], "Datum": "03.05.2024", "Autor": "Ada Quist", "Quelle": "Lindacher Bote"}
KINDS = [
    passed_on("en"),
    passed_on("de"),
    Kind("mail-about-a-flat.eml", FLAT.encode(), {"title": "Streit in der WG: Nachbarn klagen", "date": "2024-05-06", "has": FIRST["de"]}),
    released("de"),
    released("en"),
    raw_page("title-of-site", "en", {"title": TITLE["en"]}, SITE),
    raw_page("print-source", "en", {"url": "https://blatt.example/a/lane-4711.html", "hasnot": ["lane-4711"]}, PRINTED),
    records("columns-in-german", {"g0": NAMED}, {"g0": {"title": TITLE["de"], "date": "2024-05-03", "author": "Ada Quist"}}),
    records(
        "months-elsewhere",
        {f"m{i}": {"date": day} for i, day in enumerate(("3 mars 2024", "3 de mayo de 2024", "1er juillet 2024", "3 maart 2024", "Mars 2024"))},
        {"m0": {"date": "2024-03-03"}, "m1": {"date": "2024-05-03"}, "m2": {"date": "2024-07-01"}, "m3": {"date": "2024-03-03"}, "m4": {"dated": False}},
    ),
    Kind("french.txt", "\n\n".join(("Le pont restera fermé", "3 août 2023", *FR)).encode(), {"date": "2023-08-03", "has": list(FR)}),
]  # fmt: skip
