"""Plain texts: consent above them, and letters read in the wrong encoding."""

from tests.golden.kinds.lines import DAY
from tests.golden.kinds.making import DE, EN, FIRST, TITLE, records, text

CONSENT = {
    "de": "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten. Mit Klick auf „Alle akzeptieren“ stimmen Sie zu.\nAlle akzeptieren\nEinstellungen",
    "en": "We and our 842 partners use cookies to store and access information on your device. You can change your choices at any time.\nAccept all\nReject all\nManage preferences",
}  # fmt: skip
TEXTS = [
    text("consent-de", "de", {"date": DAY, "title": TITLE["de"], "hasnot": ["Cookies"]}, f"{CONSENT['de']}\n\n{TITLE['de']}\n\n3. Mai 2024"),
    text("consent-en", "en", {"date": DAY, "title": TITLE["en"], "hasnot": ["partners use cookies"]}, f"{CONSENT['en']}\n\n{TITLE['en']}\n\nBy Ada Quist\n3 May 2024"),
    records("mojibake", {
        "m0": {"text": "\n\n".join((*DE[:2], DE[2].replace("überfällig", "Ã¼berfÃ¤llig"), *DE[3:], "m0"))},
        "m1": {"text": "\n\n".join((DE[0], "â€žWir haben den Motor getauscht und das Deck erneuertâ€œ, sagte Brodersen.", *DE[2:], "m1"))},
        "m2": {"text": "\n\n".join((*DE, "Das Zeichen Ã steht im Portugiesischen für einen Nasal. m2"))},
    }, {
        "m0": {"has": ["nannte den Schritt überfällig", "am späten Abend"]},
        "m1": {"has": ["„Wir haben den Motor getauscht und das Deck erneuert“, sagte"]}, "m2": {"has": ["Das Zeichen Ã steht"]},
    }),
]  # fmt: skip
CONSENT_2 = {
"d0": ("de", "Diese Website nutzt Cookies. Durch die Nutzung stimmen Sie der Verwendung zu.\nOK"),
"d1": ("de", "Datenschutzeinstellungen\nWir und unsere 137 Partner verarbeiten personenbezogene Daten, z. B. Ihre IP-Adresse.\nAblehnen\nZustimmen"),
"d2": ("de", "Mit Werbung weiterlesen\nBesuchen Sie uns wie gewohnt mit Werbung und Tracking. Zustimmung jederzeit widerrufbar.\nAkzeptieren und weiter\noder Pur-Abo für 2,99 Euro"),
"d3": ("de", "Cookie-Hinweis\nUm unsere Webseite für Sie optimal zu gestalten, verwenden wir Cookies. Weitere Informationen finden Sie in unserer Datenschutzerklärung.\nVerstanden"),
"e0": ("en", "This site uses cookies to improve your experience. By continuing to browse you agree to our use of cookies.\nGot it"),
"e1": ("en", "Your privacy, your choice\nWe use essential cookies to make sure the site can function. We also use optional cookies for advertising.\nAccept all cookies\nManage preferences"),
"e2": ("en", "Cookie settings\nWe value your privacy. Some data processing may not require your consent, but you have a right to object.\nI do not accept\nI accept"),
"e3": ("en", "Skip to content\nWe use cookies on our website to give you the most relevant experience by remembering your preferences.\nCookie Settings\nAccept All"),
}  # fmt: skip
for key, (language, asked) in CONSENT_2.items():
    line = "3. Mai 2024" if language == "de" else "3 May 2024"
    TEXTS.append(
        text(
            f"consent2-{key}",
            language,
            {"date": DAY, "title": TITLE[language], "hasnot": ["ookie", "Partner ", "Pur-Abo", "privacy"]},
            f"{asked}\n\n{TITLE[language]}\n\n{line}",
        )
    )


def mj(s: str) -> str:
    """Return a text in UTF-8 as it is when it is read as Windows-1252."""
    return "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in s.encode()
    )


TEXTS += [
    records(
        "mojibake2",
        {
            "n0": {"text": "\n\n".join((DE[0], mj(DE[1]), *DE[2:], "n0"))},
            "n1": {
                "text": "\n\n".join(
                    (
                        EN[0],
                        EN[1],
                        EN[2].replace("town's", "townâ€™s").replace("58,000 pounds", "Â£58,000 â€“ more"),
                        *EN[3:],
                        "n1",
                    )
                )
            },
            "n2": {"text": "\n\n".join((*DE[:2], mj(mj(DE[2])), *DE[3:], "n2"))},
            "n3": {"title": mj("Fähre über den See fährt täglich"), "text": "\n\n".join((*DE, "n3"))},
            "n4": {"text": "\n\n".join((DE[0], DE[1].encode().decode("latin-1"), *DE[2:], "n4"))},
            "n5": {"author": mj("Jörg Mähner"), "text": "\n\n".join((*DE, "n5"))},
        },
        {
            "n0": {"has": FIRST["de"]},
            "n1": {"has": ["The town’s treasurer", "£58,000 – more"]},
            "n2": {"has": FIRST["de"]},
            "n3": {"title": "Fähre über den See fährt täglich"},
            "n4": {"has": FIRST["de"]},
            "n5": {"author": "Jörg Mähner"},
        },
    )
]

TEXTS += [
    text("headline-asks", "en", {"title": "Why does the library in Marsh Lane stay open on Sundays?", "date": DAY}, "Home\nNews\n\nWhy does the library in Marsh Lane stay open on Sundays?\n\n3 May 2024"),
    text("headline-exclaims", "de", {"title": "Die Fähre über den Wiesensee fährt wieder!", "date": DAY}, "Start\nLokales\n\nDie Fähre über den Wiesensee fährt wieder!\n\n3. Mai 2024"),
    text("headline-not-caption", "de", {"title": TITLE["de"], "date": DAY}, f"{TITLE['de']}\n3. Mai 2024\nDie Fähre am Hafen von Lindach im Juni © Blatt | Ida Rau"),
    text("headline-not-credit", "en", {"title": TITLE["en"], "date": DAY}, f"{TITLE['en']}\n3 May 2024\nThe library in Marsh Lane on Sunday (Photo: Ida Rau)"),
]  # fmt: skip

KINDS = TEXTS
