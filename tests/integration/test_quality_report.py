"""A report of hostile articles, in a real browser: everything shows as text, nothing runs, nothing leaves the file."""

import json
import re
import shutil
import subprocess
from html import unescape

import pytest

from expectations import write_report
from tests.integration.quality_batch import Made, make, publish
from warehouse import publish as warehouse
from warehouse.home import Home

RUN = "20260310T060000-feed"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAYLOADS = [
    "<script>document.title='owned'</script>",
    '"><img src=http://127.0.0.1:9/leak onerror="document.title=\'owned\'">',
    "</style></svg><svg onload=document.title='owned'>",
    "'); document.title='owned'; //",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --><iframe src=http://127.0.0.1:9/leak></iframe>",
]


def hostile(number: int) -> Made:
    """Return an article that carries a payload wherever a report shows something of it."""
    payload = PAYLOADS[number % len(PAYLOADS)]
    made = make(number, outlet=f"echo-{number % 3}.example")
    made.rewrite(f"{payload}\nMehr zum Thema\n{made.article['body']}\n{payload} und")
    made.article |= {
        "title": payload,
        "author": payload,
        "outlet": payload,
        "source_url": f"http:///{payload}",
    }
    made.document |= {"external_id": payload, "uri": f"in/{payload}.txt"}
    made.dates[0]["evidence"] = payload
    if number % 2:
        made.article |= {"published_at": None, "published_precision": None}
        made.dates = []  # one that is known and not chosen is yet to come
    return made


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("hostile") / "onrecord.duckdb")
    publish(home, RUN, [make(number) for number in range(20, 40)] + [hostile(number) for number in range(18)])
    with warehouse.read_candidate(home, RUN) as connection:
        path = write_report(connection, RUN, home.reports)
        yield path, connection


def browse(page, folder) -> tuple[str, list[str], list[str]]:
    """Return the page as the browser has it, what its console says, and the addresses that the page asks for."""
    log = folder / "net.json"
    flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
    done = subprocess.run(
        [CHROMIUM, *flags.split(), "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}", "--enable-logging=stderr",
         f"--log-net-log={log}", "--virtual-time-budget=3000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    console = [line for line in done.stderr.splitlines() if ":CONSOLE" in line]
    return done.stdout, console, list(_asked(log.read_text(errors="replace")))


def _asked(log: str):
    """Yield the addresses that a page has asked for; what the browser does for itself has no origin."""
    for line in log.splitlines():
        event = json.loads(line.rstrip(",")) if line.startswith('{"params"') else {}
        if event.get("params", {}).get("initiator", "not an origin") != "not an origin":
            yield event["params"]["url"]


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_the_browser_shows_text_runs_nothing_and_asks_for_nothing(reported, tmp_path):
    path, _ = reported
    for page in (path, path.with_name("index.html")):
        shown, console, asked = browse(page, tmp_path / page.stem)
        assert console == []
        assert asked == []
        assert "<title>onrecord" in shown
        assert "owned</title>" not in shown
        assert "<img" not in shown
        assert "<iframe" not in shown
        assert "<script" not in shown


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_this_test_would_notice(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<title>a</title><img src=http://127.0.0.1:9/leak><script>document.title='owned'; fail()</script>"
    )
    shown, console, asked = browse(page, tmp_path)
    assert "owned</title>" in shown
    assert console
    assert asked


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_there_as_text(reported, payload):
    page = reported[0].read_text()
    assert payload in unescape(page)
    assert "<" not in payload or payload not in page


def test_a_cause_leads_to_its_text_in_two_clicks(reported):
    """The verdict links to the rule's block, whose summary opens the failed rows with their words."""
    page = reported[0].read_text()
    causes = re.search(r'<ul class="causes".*?</ul>', page, re.DOTALL).group()
    links = re.findall(r'href="#(rule-\w+)"', causes)
    assert links
    for link in links:
        block = re.search(rf'<details id="{link}">.*?</details>', page, re.DOTALL).group()
        assert "<summary>" in block
        if link not in ("rule-date_missing", "rule-outlet_silent"):
            assert "<blockquote>" in block, link


def test_it_says_that_refused_documents_are_counted(reported):
    assert "also those that the checks refused" in reported[0].read_text()


def test_every_link_has_its_target_and_every_table_its_caption(reported):
    page = reported[0].read_text()
    targets = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= targets
    assert page.count("<table") == page.count("<caption>")
    assert page.count("<svg") == page.count('<svg role="img" aria-label="')
    for landmark in ("<header>", "<nav aria-label", '<main id="main">', "<footer", 'lang="en"'):
        assert landmark in page


def test_the_query_of_a_rule_finds_its_rows(reported):
    path, connection = reported
    pattern = r'<details id="rule-(\w+)">(?:(?!</details>).)*?onrecord sql "([^"]*)"'
    queries = dict(re.findall(pattern, path.read_text(), re.DOTALL))
    assert len(queries) >= 5
    for rule, query in queries.items():
        assert connection.execute(unescape(query)).fetchall(), rule
    refused = connection.execute(unescape(queries["date_missing"])).fetchall()
    assert len(refused) == 9


def test_the_scores_of_the_extraction_are_shown_with_the_code_they_were_measured_with(
    reported, tmp_path, monkeypatch
):
    _, connection = reported
    scores = tmp_path / "benchmarks.yaml"
    scores.write_text(
        "measured_on: 2026-11-25\ncode: 0.1.0+aaaa\n"
        "scores: [{task: claims, texts: 25 articles, measure: F1, score: 0.61, command: python -m bench}]\n"
    )
    monkeypatch.setattr("expectations.report.content.BENCHMARKS", scores)
    page = write_report(connection, RUN, tmp_path).read_text()
    assert "0.61" in page
    assert "measured 2026-11-25" in page
    assert "0.1.0+aaaa" in page


def test_the_figures_are_those_of_the_views(reported):
    path, connection = reported
    page = path.read_text()
    (sample,) = connection.execute(
        "select sample from v_quality where expectation = 'boilerplate_left'"
    ).fetchone()
    assert json.loads(sample)[0]["excerpt"] == "Mehr zum Thema"
    for outlet, articles in connection.execute("select outlet, articles from v_quality_outlets").fetchall():
        assert outlet in unescape(page)
        assert f'<td class="n">{articles}</td>' in page
