"""Writes Great Expectations' own pages, Data Docs, so that they show without a network.

The library's pages pull style sheets, scripts and a logo from the web. Here every page loses what is not in it:
what they say is plain HTML, and a small style sheet of our own makes it readable.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from lxml import html

# mypy: disable-error-code="attr-defined, no-untyped-call"

STYLE = (Path(__file__).parent / "report" / "templates" / "docs.css").read_text(encoding="utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write_docs(results: Mapping[str, Any], folder: Path, run_id: str) -> Path:
    """Write one page a suite and an index, and return the path of the index.

    Args:
        results: the library's validation result of each suite.
        folder: where the pages lie; made when it is missing.
        run_id: the run that was checked.
    """
    from great_expectations.render.renderer import ValidationResultsPageRenderer
    from great_expectations.render.view import DefaultJinjaPageView

    folder.mkdir(parents=True, exist_ok=True)
    for suite, result in results.items():
        page = DefaultJinjaPageView().render(ValidationResultsPageRenderer().render(result))
        (folder / f"{suite}.html").write_text(offline(page), encoding="utf-8")
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "report" / "templates"), autoescape=True
    )
    index = templates.get_template("docs.html").render(
        run_id=run_id, suites={suite: result.statistics for suite, result in results.items()}
    )
    (folder / "index.html").write_text(index, encoding="utf-8")
    return folder / "index.html"


def offline(page: str) -> str:
    """Return the page with nothing in it that runs, and nothing that lies elsewhere."""
    tree = html.document_fromstring(page)
    unwanted = (
        "//script | //link | //img[not(starts-with(@src, 'data:'))] | //iframe"
        " | //*[contains(concat(' ', @class, ' '), ' modal ')]"  # help that only a script would open
        " | //*[contains(@class, 'cloud-footer') or contains(@class, 'col-sm-12 d-sm-block')]"
        " | //nav | //button | //input"
    )
    for element in tree.xpath(unwanted):
        element.drop_tree()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in list(element.attrib.items()):
            if name.startswith("on") or (name in ("href", "src") and not value.startswith(("#", "data:"))):
                del element.attrib[name]
    for style in tree.xpath("//style"):
        style.drop_tree()
    head = tree.find("head")
    head.insert(
        0, html.fragment_fromstring(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">')
    )
    style = html.fragment_fromstring("<style></style>")
    style.text = STYLE
    head.append(style)
    whole: str = html.tostring(tree, encoding="unicode")
    return f"<!doctype html>\n{whole}"
