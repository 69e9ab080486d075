"""Writes one page as a file that holds everything it shows: to send, to keep, to print."""

import os
import shutil
import tempfile
from pathlib import Path

from flows.browse.pages import ask_page
from flows.browse.views import render
from flows.errors import UsageError
from warehouse.reading import reading

_FIND = """
with

found as (
    select 'article' as page, article_id as id from articles where starts_with(article_id, $key)
    union all
    select 'story' as page, story_id as id from stories where starts_with(story_id, $key)
    union all
    select 'statement' as page, statement_id as id from statements where starts_with(statement_id, $key)
    union all
    select 'statement' as page, statement_id as id from claims where starts_with(claim_id, $key)
    union all
    select
        'entity' as page,
        coalesce(redirect_to, entity_id) as id,
    from entities
    where
        starts_with(entity_id, $key)
        or lower(name) = lower($key)
        or list_contains(list_transform(aliases, a -> lower(a)), lower($key))
),

final as (
    select distinct
        page,
        id,
    from found
    where id is not null
    order by page, id
    limit 10
)

select * from final
"""


def write_dossier(warehouse: Path, key: str, output: Path | None) -> Path:
    """Write the page of an entity, story, statement or article, and return where it lies.

    Args:
        warehouse: the published file.
        key: an id, its first digits, or an entity's name.
        output: the file; None names it after the page and the id, in the present folder.

    Raises:
        UsageError: nothing has that id or name, or several things have; the file cannot be written.
    """
    if not key.strip():
        raise UsageError(
            "no id and no name: give the id of an article, story, statement or entity, or a name"
        )
    if output and output.resolve() == warehouse.resolve():
        raise UsageError(f"{output} is the warehouse itself: name another file with --output")
    with reading(warehouse) as connection:
        found = connection.execute(_FIND, {"key": key}).fetchall()
        if not found:
            raise UsageError(
                f'no article, story, statement or entity {key}: `onrecord sql "from v_statements"` lists some'
            )
        if len(found) > 1:
            listed = ", ".join(f"{page} {each}" for page, each in found)
            raise UsageError(f"{key} fits several: {listed}: give one of these ids")
        name, whole = found[0]
        page = ask_page(connection, name, {"key": whole})
    if page is None:
        raise UsageError(f"{name} {whole} is gone: the warehouse has changed")
    path = output or Path(f"{name}-{whole}.html")
    try:
        _write(path, render(page, alone=True))
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}; name another file with --output") from error
    return path


def _write(path: Path, page: str) -> None:
    """Write the file at once; what lay there stays until then."""
    if path.exists() and not path.is_file():  # a pipe, a terminal
        path.write_text(page, encoding="utf-8", errors="replace")
        return
    with tempfile.TemporaryDirectory(dir=path.resolve().parent) as folder:
        written = Path(folder) / "page"
        written.write_text(page, encoding="utf-8", errors="replace")
        if path.exists():
            shutil.copymode(path, written)
        os.replace(written, path.resolve())
