"""What a document may cost. Limits are counts, not a clock: the same input is refused everywhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a document may be; each figure with what it protects.

    Together they bound the reading and cleaning of one document: the worst that passes takes some ten seconds
    on one core.
    """

    # One file, record or response after unpacking; the largest real pages are below 10 MB.
    max_bytes: int = 32 * 1024**2
    # The visible text of one document: 300,000 words, far beyond any article. Annotation time grows with it.
    max_chars: int = 2_000_000
    # Lines of a text, blocks of a page; a book wrapped at 70 columns has 30,000. Cleaning time grows with it.
    max_lines: int = 100_000
    # Elements of one page; the largest real pages have some 30,000.
    max_elements: int = 1_000_000
    # Elements inside one another; browsers stop at 512, the parser gives up at 2,048.
    max_depth: int = 1_000
    # How many times larger than its packed form a packed file may be, once it is larger than ``max_bytes``.
    # Text packs 3 to 20 times, repetitive crawls up to 100 times, a bomb 1,000 times.
    max_ratio: int = 200
    # A batch is handed on when its documents hold this many characters, so that memory has a bound.
    batch_chars: int = 16_000_000


LIMITS = Limits()


class UnreadableError(Exception):
    """Why a document cannot be read: a reason code and one line of detail."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
