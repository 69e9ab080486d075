"""Serves the pages: reading only, from this machine, with nothing loaded from elsewhere."""

import webbrowser
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from socket import AF_INET, AF_INET6, create_server
from typing import Any, get_args
from urllib.parse import urlencode

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from flows.browse.pages import KEYED, SECTIONS, ask_page
from flows.browse.rows import MEDIA_TYPES, rows_as
from flows.browse.views import content_policy, render, render_message
from flows.errors import UsageError
from flows.records import Stance
from warehouse.following import PublishedFile
from warehouse.home import file_of
from warehouse.search import find, word_keys

LONGEST_VALUE = 200  # characters of an id or of a filter
LOCAL = ("127.0.0.1", "localhost", "[::1]", "::1")
FILTERS = ("since", "until", "outlet", "language", "speaker", "stance", "confidence")


def serve_site(warehouse: Path, host: str, port: int, *, say: Callable[[str], None], open_page: bool) -> None:
    """Serve the pages until the process is stopped.

    Args:
        warehouse: the published file.
        host: the address to listen on.
        port: the port; 0 takes a free one.
        say: told one line, where the pages are.
        open_page: whether to open them in the browser.

    Raises:
        UsageError: the address is taken, or not one of this machine.
    """
    config = uvicorn.Config(make_site(warehouse, host), log_level="error")
    family = AF_INET6 if ":" in host else AF_INET
    try:
        socket = create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        why = str(error.strerror).partition(" (while")[0]  # the rest names the address once more
        raise UsageError(
            f"cannot listen on {host}:{port} ({why}): name another with --port or --host"
        ) from error
    shown = f"[{host.strip('[]')}]" if family is AF_INET6 else "localhost" if host in LOCAL else host
    address = f"http://{shown}:{socket.getsockname()[1]}/"
    missing = "" if warehouse.exists() else ", which no run has made yet"
    say(f"{address} shows {warehouse}{missing}; stop with Ctrl+C")
    if open_page:
        webbrowser.open(address)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run([socket])


def make_site(warehouse: Path, host: str = LOCAL[0]) -> Starlette:
    """Return the pages of one warehouse as an application.

    Args:
        warehouse: the published file; it may come, go and be replaced while the pages are served.
        host: the address it listens on; a name other than this machine's own is answered only where others may ask.
    """
    # A foreign page that points a name of its own at this machine gets no answer.
    hosts = [*LOCAL, "testserver"] if host in LOCAL else ["*"]
    site = Starlette(
        routes=[
            Route("/", _page),
            Route("/search", _search),
            Route("/quality", _page),
            Route("/quality/report/{run_id}", _report),
            Route("/claim/{key}", _claim),
            Route("/{page}/{section}.{form}", _rows),
            Route("/{page}/{key}", _page),
            Route("/{page}/{key}/{section}.{form}", _rows),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts)],
        exception_handlers={HTTPException: _refused, UsageError: _unavailable},
    )
    site.state.published = PublishedFile(warehouse)
    site.state.home = file_of(warehouse, "browse")
    return site


def _page(request: Request) -> Response:
    name = request.path_params.get("page") or request.url.path.strip("/") or "home"
    key = _key(request)
    if name not in SECTIONS or (name in KEYED) != bool(key):
        raise HTTPException(404, "There is no such page.")
    with request.app.state.published.reading() as connection:
        page = ask_page(connection, name, {"key": key})
    if page is None:
        raise HTTPException(404, f"The warehouse has no {name} {key}.")
    if page.name == "entity" and page.thing["redirect_to"]:
        return RedirectResponse(f"/entity/{page.thing['redirect_to']}", headers=_headers())
    reports = {path.stem for path in request.app.state.home.reports.glob("*.html")}
    return HTMLResponse(render(page, reports=reports), headers=_headers())


def _report(request: Request) -> Response:
    """Show the quality report of a run, which is a file of its own."""
    reports: Path = request.app.state.home.reports
    known = {path.stem: path for path in reports.glob("*.html")}  # no path is made of what was asked for
    found = known.get(request.path_params["run_id"])
    if found is None:
        raise HTTPException(404, "There is no report of this run.")
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
    return HTMLResponse(
        found.read_text("utf-8", "replace"), headers=_headers() | {"content-security-policy": policy}
    )


def _search(request: Request) -> Response:
    query = request.query_params.get("q", "")[: 5 * LONGEST_VALUE]
    values = _filters(request)
    with request.app.state.published.reading() as connection:
        page = ask_page(connection, "search", _found(request, query) | values)
    if page is None:
        raise HTTPException(404, "There is no such page.")
    asked = urlencode({"q": query} | {name: value for name, value in values.items() if value is not None})
    shown = render(
        page,
        query=query,
        filters=values,
        keys=word_keys(query),
        stances=get_args(Stance),
        suffix=f"?{asked}",
    )
    return HTMLResponse(shown, headers=_headers())


def _found(request: Request, query: str) -> dict[str, Any]:
    hits = find(request.app.state.home.search, query) if query.strip() else None
    return {"found": hits.claim_ids if hits else None, "found_articles": hits.article_ids if hits else None}


def _filters(request: Request) -> dict[str, Any]:
    """Return the filters as the query takes them; what cannot be read is none."""
    values: dict[str, Any] = {
        name: request.query_params.get(name, "").strip()[:LONGEST_VALUE] or None for name in FILTERS
    }
    for name in ("since", "until"):
        try:
            values[name] = date.fromisoformat(values[name]).isoformat() if values[name] else None
        except ValueError:
            values[name] = None
    try:
        values["confidence"] = float(values["confidence"]) if values["confidence"] else None
    except ValueError:
        values["confidence"] = None
    return values


def _claim(request: Request) -> Response:
    """Lead to the article of a claim, at its row."""
    key = _key(request)
    with request.app.state.published.reading() as connection:
        found = connection.execute("select article_id from claims where claim_id = $key", {"key": key})
        row = found.fetchone()
    if row is None:
        raise HTTPException(404, f"The warehouse has no claim {key}.")
    return RedirectResponse(f"/article/{row[0]}#claim-{key}", headers=_headers())


def _rows(request: Request) -> Response:
    name, section, form = (request.path_params[part] for part in ("page", "section", "form"))
    key = _key(request)
    if section not in SECTIONS.get(name, ()) or form not in MEDIA_TYPES or (name in KEYED) != bool(key):
        raise HTTPException(404, "There are no such rows.")
    values: dict[str, Any] = {"key": key}
    if name == "search":
        values = _found(request, request.query_params.get("q", "")[: 5 * LONGEST_VALUE]) | _filters(request)
    with request.app.state.published.reading() as connection:
        body = rows_as(connection, name, section, form, values)
    attached = {"content-disposition": f'attachment; filename="{name}-{section}.{form}"'}
    return Response(body, media_type=MEDIA_TYPES[form], headers=_headers() | attached)


def _key(request: Request) -> str:
    return str(request.path_params.get("key", ""))[:LONGEST_VALUE]


def _refused(request: Request, error: Exception) -> Response:
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    return HTMLResponse(render_message("Not found", detail), status, headers=_headers())


def _unavailable(request: Request, error: Exception) -> Response:
    return HTMLResponse(render_message("No warehouse to show", str(error)), 503, headers=_headers())


def _headers() -> dict[str, str]:
    return {
        "content-security-policy": content_policy(),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
    }
