"""``python docs/screenshots.py``: draw the pages that the README shows, from the seeds, with the machine's Chromium."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from flows.browse.pages import ask_page
from flows.browse.views import render
from warehouse.reading import reading

HERE = Path(__file__).parent
SIZE = "1000,760"


def main() -> None:
    """Publish the seeds into a warehouse of its own and draw three pages of it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("no chromium on this machine: install it, then run this again")
    with tempfile.TemporaryDirectory() as folder:
        warehouse = Path(folder) / "onrecord.duckdb"
        subprocess.run(
            [Path(sys.executable).with_name("onrecord"), "run", "--warehouse", warehouse], check=True
        )
        for name, page in pages(warehouse).items():
            file = Path(folder) / f"{name}.html"
            file.write_text(page, encoding="utf-8")
            draw(browser, file, HERE / f"{name}.png", Path(folder) / "profile")


def pages(warehouse: Path) -> dict[str, str]:
    """Return the pages to draw: the denials, a denied statement, and the article of its denial."""
    with reading(warehouse) as connection:
        row = connection.execute(
            "select denial_article_id, claim_id from v_denials"
            " where denied_by = 'Dmitri Peskow' and claim_id is not null"
        ).fetchone()
        if row is None:
            sys.exit("the seeds hold no denial of Peskow's: the extraction has changed")
        (statement,) = connection.execute(
            "select statement_id from claims where claim_id = $id", {"id": row[1]}
        ).fetchone() or ("",)
        wanted = {
            "denials": ("home", ""),
            "statement": ("statement", statement),
            "article": ("article", row[0]),
        }
        found = {name: ask_page(connection, page, {"key": key}) for name, (page, key) in wanted.items()}
    return {name: render(page) for name, page in found.items() if page is not None}


def draw(browser: str, page: Path, picture: Path, profile: Path) -> None:
    """Write a picture of a page."""
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--hide-scrollbars",
    ]
    subprocess.run(
        [
            browser,
            *flags,
            f"--user-data-dir={profile}",
            f"--window-size={SIZE}",
            f"--screenshot={picture}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    main()
