"""Days behind a label, a place or an outlet's name; authors beside a place; what print, paywalls and columns leave."""

from tests.golden.kinds.dress import FIRST, HEADS, TEXTS, dressed, plain
from tests.golden.kinds.making import Kind

DAY = "2024-09-17"
STATED = f"<meta property='article:published_time' content='{DAY}T08:15:00Z'>"


def below(file: str, name: str, line: str, expect: dict) -> Kind:
    """Return a page with a line between headline and text that is no part of the text."""
    return dressed(file, name, expect | {"hasnot": [line]}, above=f"<p class='x'>{line}</p>", dress=1)


def between(file: str, name: str, lines: str, expect: dict) -> Kind:
    """Return a text below lines of which ``@`` is the headline and the others are no part of the text."""
    others = [line for line in lines.split("\n") if line and line != "@"]
    expected = {"title": HEADS[name], "hasnot": others} | expect
    return plain(file, name, expected, lines.replace("@", HEADS[name]))


def named(file: str, name: str, line: str, author: str) -> Kind:
    """Return a page whose author stands in a line below the headline."""
    expect = {"author": author, "hasnot": [line]}
    return dressed(file, name, expect, STATED, above=f"<p class='x'>{line}</p>", dress=1)


def teaser(file: str, name: str, *lines: str) -> Kind:
    """Return the beginning of an article above a paywall."""
    body = f"<p>{TEXTS[name][0]}</p>" + "".join(f"<div><p>{line}</p></div>" for line in lines)
    return dressed(file, name, {"has": FIRST[name][:1], "hasnot": list(lines)}, STATED, body=body)


def columns(file: str, title: str, text: str, whole: list[str]) -> Kind:
    """Return a text out of printed columns."""
    return Kind(f"{file}.txt", f"{title}\n\n{text}\n".encode(), {"has": whole})


DAYS = [
    below("posted-with-zone", "en1", "Posted 03/04/2024 9:30 a.m. ET", {"date": "2024-03-04 14:30"}),
    below("published-clock-first", "en2", "Published 2:15 PM, Tue 17 Sept 2024", {"date": f"{DAY} 14:15"}),
    below("online-since", "de1", "Online seit Dienstag, 17. September 2024, 14.15 Uhr", {"date": DAY}),
    below("appeared-in", "de2", "Erschienen am 17.09.2024, Ressort Lokales", {"date": DAY}),
    between("place-above", "de1", "Bad Ahlhorst, den 17. September 2024\n\n@", {"date": DAY}),
    between("place-above-en", "en1", "Port Ashgrove, 17 September 2024\n\n@", {"date": DAY}),
    between("outlet-below", "de2", "@\nNeue Ahlhorster Zeitung – 17. September 2024", {"date": DAY}),
    between("outlet-below-en", "en2", "@\nThe Ashgrove Courier, September 17, 2024", {"date": DAY}),
    plain("agency-number", "de1", {"date": DAY}, f"{HEADS['de1']}\n\ndpa:240917-99-123456/2"),
]
AUTHORS = [
    named("placed", "de1", "Henrike Dollmann in Ahlhorst", "Henrike Dollmann"),
    named("placed-en", "en1", "Priya Lindqvist in Port Ashgrove", "Priya Lindqvist"),
    dressed("stated-post", "en2", {"author": "Jules Tarrant"},
            f"{STATED}<meta name='author' content='By Jules Tarrant, Staff Writer'>"),
    dressed("stated-post-de", "de2", {"author": "Theda Ohlmeier"},
            f"{STATED}<meta name='author' content='Theda Ohlmeier, Redakteurin'>"),
]  # fmt: skip
LEFT = [
    teaser("paywall", "de1", "Sie wollen weiterlesen?", "Sie haben schon ein Abo? Hier anmelden."),
    teaser("paywall-en", "en1", "To continue reading, subscribe now.", "Already a subscriber? Sign in."),
    below("printed", "en2", "Printed from https://l.example/n/1 on November 30, 2024", {}),
    columns("columns", "Gaspreis steigt", "Die Stadtwerke erhö-\nhen den Preis. Das beschloss der Rat am Donners-\ntag. Die Ver-\n"
            "braucherzentrale kritisierte die Ein-\nund Ausgaben des Werks, das am 3. Mai 2024 schloss.",
            ["am Donnerstag.", "Die Verbraucherzentrale", "Ein- und Ausgaben"]),
    columns("columns-en", "Water rates rise", "Rates will rise by elev-\nen percent, the board de-\ncided on 3 May 2024. Twenty-\nfive"
            " con-\nsumer groups called the move unfair.", ["by eleven percent", "decided", "Twenty-five consumer"]),
]  # fmt: skip
KINDS = [*DAYS, *AUTHORS, *LEFT]
