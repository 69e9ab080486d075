"""The shapes that travel from step to step, one dataclass a table row.

Every span is a half-open range of Unicode code points into ``Document.text``. The field names are the column
names of ``sql/tables``, so that a list of records becomes a table without renaming.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from flows.read.visible import Page


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Return whether all of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end

    @staticmethod
    def extent(spans: "Iterable[Span]") -> "Span":
        """Return the shortest span that contains all of them.

        Raises:
            ValueError: there are none.
        """
        ordered = sorted(spans)
        return Span(ordered[0].start, max(span.end for span in ordered))


Status = Literal["loaded", "duplicate", "quarantined"]
Role = Literal["title", "section", "dateline", "byline", "body", "caption", "source_note", "boilerplate"]
Category = Literal[
    "navigation", "player", "comments", "advert", "appeal", "legal", "related", "share", "other"
]
Precision = Literal["second", "minute", "day", "month", "year"]
Kind = Literal["person", "organisation", "location", "outlet", "product", "event", "other"]
QuoteType = Literal["direct", "indirect", "reported", "free_indirect", "indirect_free_indirect"]
Stance = Literal["assert", "deny", "confirm", "accuse", "demand", "ask"]
SourceKind = Literal["speaker", "document", "platform", "outlet", "agency"]

# Roles whose segments make up ``articles.body``: what a reader would call the article's text.
BODY_ROLES: frozenset[str] = frozenset({"body"})


def stable_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that depend on the parts alone, run after run."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document was refused: the stage that refused it, reasons as short codes, one line of detail."""

    stage: str
    reasons: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something that a reader passes over, because it is no document: why, in a few words."""

    reason: str


@dataclass(slots=True)
class Block:
    """One visible block of a page (paragraph, heading, list item) with what the markup said of it.

    Only documents that were HTML carry blocks; ``start_char`` and ``end_char`` lie in ``Document.text``.
    """

    start_char: int
    end_char: int
    tag: str
    links: float = 0.0  # share of the characters inside links


@dataclass(slots=True)
class Document:
    """What was read: one distinct input with its text unchanged.

    Attributes:
        external_id: the record's own id, else the file name without suffix.
        uri: where it was read (path relative to the input folder, with ``#line`` or record offset).
        text: the decoded text; of HTML the visible text of the whole page in reading order; of Markdown
            without its marks.
        html: the decoded markup where there is one (never stored in the warehouse).
        fields: what the record itself says under our names: url, title, date, author, outlet, language.
        metadata: every field the source gave, unknown ones included.
        refusal: set when the document cannot be processed any further.
        repairs: what was done to the bytes before they became text ("utf-16 decoded", "mojibake repaired").
        page: the parsed page, so that reading and cleaning parse it once; left behind when pickled.
    """

    document_id: str
    external_id: str
    uri: str
    media_type: str
    encoding: str | None
    sha256: str
    text: str
    html: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    refusal: Refusal | None = None
    page: "Page | None" = field(default=None, repr=False, compare=False)

    def __getstate__(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "page"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.page = None
        for name, value in state.items():
            setattr(self, name, value)


@dataclass(frozen=True, slots=True)
class Segment:
    """One labelled stretch of a document; the segments of a document cover its text without gaps."""

    position: int
    role: Role
    category: Category | None
    rule: str
    confidence: float
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One possible publication date with where it stood; spans are None for markup, URL and record fields."""

    value_at: datetime
    precision: Precision
    method: str
    evidence: str
    start_char: int | None
    end_char: int | None
    confidence: float
    chosen: bool = False


@dataclass(slots=True)
class Article:
    """A cleaned document: what ``articles``, ``segments`` and ``date_candidates`` need."""

    article_id: str
    document_id: str
    language: str
    title: str | None
    section: str | None
    body: str
    author: str | None
    published_at: datetime | None
    published_precision: Precision | None
    published_method: str | None
    published_confidence: float | None
    source_url: str | None
    source_domain: str | None
    outlet: str | None
    source_method: str | None
    agencies: tuple[str, ...]
    word_count: int
    boilerplate_share: float
    segments: tuple[Segment, ...]
    date_candidates: tuple[DateCandidate, ...]
    quality_flags: tuple[str, ...] = ()

    @property
    def readable(self) -> list[Span]:
        """The spans that annotation reads: body, title and caption segments, in order."""
        return [
            Span(s.start_char, s.end_char) for s in self.segments if s.role in ("title", "body", "caption")
        ]


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in an article. ``normal`` is the base form ("Putins" -> "Putin"), ``name_id`` groups the
    mentions of one name within the article (the link step maps it to an entity)."""

    mention_id: str
    article_id: str
    kind: Kind
    surface: str
    normal: str
    name_id: str
    start_char: int
    end_char: int
    score: float


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """One step of a claim's chain, from the speaker (step 0) outward to the publishing outlet."""

    step: int
    name: str
    kind: SourceKind
    start_char: int | None
    end_char: int | None
    mention_id: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed statement of an article."""

    claim_id: str
    article_id: str
    position: int
    language: str
    quote_type: QuoteType
    stance: Stance
    hedged: bool
    content: str
    content_spans: tuple[Span, ...]
    speaker_name: str | None
    speaker_text: str | None
    speaker_spans: tuple[Span, ...]
    speaker_named: bool
    speaker_anonymous: bool
    speaker_mention_id: str | None
    said_at: datetime | None
    said_precision: Precision | None
    cue_text: str | None
    cue_lemma: str | None
    cue_spans: tuple[Span, ...]
    frame_spans: tuple[Span, ...]
    addressee_spans: tuple[Span, ...]
    found_by: str
    stance_by: str
    speaker_by: str
    rule: str
    confidence: float
    speaker_confidence: float
    sources: tuple[ClaimSource, ...] = ()


@dataclass(slots=True)
class Annotation:
    """What annotation found in one article."""

    article_id: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def text_of(text: str, spans: Iterable[Span]) -> str:
    """Return the stretches of text that the spans cover, joined by one blank."""
    return " ".join(text[start:end] for start, end in spans)
