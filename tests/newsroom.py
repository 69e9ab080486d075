"""Articles made up for tests and benches: any number of them, the same number always the same article."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

NEWEST = datetime(2024, 6, 1, 12, tzinfo=UTC)
GIVEN = [
    "Anna",
    "Bernd",
    "Clara",
    "David",
    "Elif",
    "Frank",
    "Greta",
    "Hassan",
    "Irina",
    "Jonas",
    "Katja",
    "Lars",
    "Mina",
    "Noah",
    "Olga",
    "Paul",
]
SURNAMES = [
    "Abendroth",
    "Brinkhaus",
    "Czerny",
    "Dahlmann",
    "Eickhoff",
    "Falkenberg",
    "Grothe",
    "Hausmann",
    "Isermann",
    "Jessen",
    "Kaltenbach",
    "Lindqvist",
]
PLACES = [
    "Brücke",
    "Fähre",
    "Schleuse",
    "Schule",
    "Klinik",
    "Bibliothek",
    "Straßenbahn",
    "Markthalle",
    "Feuerwache",
    "Sternwarte",
]
TOWNS = [
    "Adorf",
    "Bebra",
    "Coburg",
    "Dinslaken",
    "Eutin",
    "Fulda",
    "Goslar",
    "Husum",
    "Ilmenau",
    "Jever",
    "Kleve",
    "Lemgo",
]
PLACES_EN = [
    "bridge",
    "ferry",
    "lock",
    "school",
    "clinic",
    "library",
    "tramway",
    "market",
    "station",
    "observatory",
]
SAID = {
    "de": [
        "{who} sagte am Montag in {town}, die {place} werde {n} Wochen lang gesperrt.",
        "„Wir haben {n} Anträge geprüft und keinen einfachen Weg gefunden“, erklärte {who}.",
        "{who} bestritt, dass die {place} mehr als {n} Millionen Euro koste.",
        "Nach Angaben von {who} sind {n} Anwohner der {place} betroffen.",
        "Der Rat von {town} will {n} Bäume neben der {place} pflanzen lassen.",
    ],
    "en": [
        "{who} said on Monday in {town} that the {place} would stay closed for {n} weeks.",
        '"We have looked at {n} proposals and found no simple way," {who} told reporters.',
        "{who} denied that the {place} would cost more than {n} million euros.",
        "According to {who}, {n} residents near the {place} are affected.",
        "The council of {town} wants to plant {n} trees beside the {place}.",
    ],
}


def article(number: int, sentences: int = 6) -> tuple[str, datetime, str, list[str], str]:
    """Return language, time of publication, title, paragraphs and address of one article."""
    rng = random.Random(number)
    language = "de" if number % 3 else "en"
    place, town = rng.choice(PLACES if language == "de" else PLACES_EN), rng.choice(TOWNS)
    people = [f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)}" for _ in range(2)]
    lines = [
        rng.choice(SAID[language]).format(
            who=rng.choice(people), town=town, place=place, n=rng.randint(3, 9000)
        )
        for _ in range(sentences)
    ]
    paragraphs = [" ".join(lines[n : n + 2]) for n in range(0, len(lines), 2)]
    verb = "Streit um die" if language == "de" else "Dispute over the"
    title = f"{verb} {place} in {town}: {number}"
    at = NEWEST - timedelta(minutes=7 * (number % 10_000))
    return language, at, title, paragraphs, f"https://www.outlet{number % 5}.example/{at:%Y/%m/%d}/{number}"


def record(number: int, sentences: int = 6) -> dict[str, str]:
    """Return an article as a record of a JSON lines file."""
    language, at, title, paragraphs, url = article(number, sentences)
    return {
        "id": f"article-{number}",
        "url": url,
        "title": title,
        "date": at.isoformat(),
        "outlet": f"Outlet {number % 5}",
        "language": language,
        "text": "\n\n".join([title, *paragraphs]),
    }


def records(folder: Path, *numbers: int) -> str:
    """Write the articles of these numbers into a file of the folder and return its path."""
    path = folder / f"{'-'.join(map(str, numbers))}.jsonl"
    path.write_text("".join(f"{json.dumps(record(number))}\n" for number in numbers), encoding="utf-8")
    return str(path)


def page(number: int, sentences: int = 12) -> str:
    """Return an article as a page with what surrounds articles: navigation, teasers, appeals, a footer."""
    language, at, title, paragraphs, url = article(number, sentences)
    menu = "".join(f"<li><a href='/{town.lower()}'>{town}</a></li>" for town in TOWNS)
    teasers = "".join(
        f"<div class='teaser'><h3><a href='/{n}'>{escape(article(n)[2])}</a></h3></div>"
        for n in range(number + 1, number + 9)
    )
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='{language}'><head><title>{escape(title)} | Outlet</title>"
        f"<meta property='article:published_time' content='{at.isoformat()}'><link rel='canonical' href='{url}'>"
        f"<meta property='og:site_name' content='Outlet {number % 5}'></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><article><h1>{escape(title)}</h1><time datetime='{at.isoformat()}'>{at:%d.%m.%Y %H:%M}</time>"
        f"{body}</article></main><aside>{teasers}</aside><footer><p>Impressum</p><p>Newsletter</p></footer></body></html>"
    )


def folder_of_texts(folder: Path, numbers: Iterator[int] | range) -> Path:
    """Write articles as text files into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        _, at, title, paragraphs, url = article(number)
        text = "\n\n".join([title, f"{at:%d.%m.%Y}", *paragraphs, f"Quelle: {url}"])
        (folder / f"{number:06d}.txt").write_text(text + "\n", encoding="utf-8")
    return folder
