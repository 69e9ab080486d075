"""Which documents that the warehouse has are extracted anew."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from flows.errors import UsageError

Which = Literal["outdated", "all"]


@dataclass(frozen=True, slots=True)
class Reprocess:
    """Known documents to extract anew, where they are in the input.

    Attributes:
        which: ``outdated`` are those that other code has extracted than this.
        since: only articles published since that day, or seen since then where their day is unknown.
    """

    which: Which
    since: date | None = None


def asked(which: str | None, since: str | None, *, again: bool = False) -> Reprocess | None:
    """Return what the words of a command or a schedule ask for, None where they ask for new documents alone.

    Raises:
        UsageError: a word that is unknown, or a day that is none.
    """
    if which is not None and which not in get_args(Which):
        raise UsageError(f"--reprocess {which}: write {' or '.join(get_args(Which))}")
    if again:
        which = "all"
    if which is None:
        if since is not None:
            raise UsageError(
                "--since says which known documents are extracted anew: add --reprocess outdated"
            )
        return None
    try:
        day = date.fromisoformat(since) if since is not None else None
    except ValueError:
        raise UsageError(f"--since {since}: write a day, for example 2024-05-01") from None
    return Reprocess("all" if which == "all" else "outdated", day)
