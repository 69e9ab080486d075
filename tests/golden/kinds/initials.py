"""Drop caps: the first letter in an element, a block or a picture of its own, once more for screen readers."""

from tests.golden.kinds.making import DE, EN, Kind, page


def cap(name: str, language: str, before: str) -> Kind:
    """Return a page whose text begins with a letter in a markup of its own."""
    first, *others = DE if language == "de" else EN
    body = before.format(first[1:]) if "{}" in before else f"<p>{before}{first[1:]}</p>"
    return page(
        name, language, {"has": [first[:60]]}, body=body + "".join(f"<p>{p}</p>" for p in others), whole=False
    )


KINDS = [
    cap("cap-span", "de", "<span class=dropcap>L</span>"),
    cap("cap-line-break", "de", "<span class='first-letter'>L</span>\n"),
    cap("cap-blank", "en", "<span class='drop-cap'>T</span> "),
    cap("cap-big-blank", "en", "<b class='lettrine'>T</b> "),
    cap("cap-float", "de", "<span style='float:left;font-size:4em'>L</span>\n"),
    cap("cap-div", "de", "<div class='initial'>L</div><p>{}</p>"),
    cap("cap-paragraph", "en", "<p class='drop'>T</p><p>{}</p>"),
    cap("cap-behind-time", "de", "<time>3. Mai 2024</time><div>L</div><p>{}</p>"),
    cap("cap-picture", "en", "<img class='cap' alt='T' src='t.png'>"),
    cap("cap-read-out", "en", "<span aria-hidden='true'>T</span><span class='sr-only'>T</span>"),
    cap("cap-read-out-word", "en", "<p><span aria-hidden='true' class='cap'>T</span><span class='visually-hidden'>T</span>{}</p>"),
    page("cap-word", "en", {"has": ["A reader had asked"]}, body=f"<p><span class='dropcap'>A</span> reader had asked for it. {EN[0]}</p><p>{EN[1]}</p><p>{EN[2]}</p>", whole=False),
    page("cap-word-of-two", "de", {"has": ["Am Hafen"]}, body=f"<p><span class='dropcap'>A</span> m Hafen wartete sie. {DE[0]}</p><p>{DE[1]}</p><p>{DE[2]}</p>", whole=False),
    page("cap-cell", "en", {"hasnot": ["Aboard"]}, body=f"<p>{EN[0]}</p><table><tr><td>A</td><td>board</td></tr></table><p>{EN[1]}</p><p>{EN[2]}</p>", whole=False),
]  # fmt: skip
