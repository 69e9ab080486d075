"""The scores of reading and cleaning on the labelled pages may not fall; skipped where the pages are absent."""

import pytest

from flows.clean.segments.training.gold import read_gold
from tests.bench.extraction import BENCHMARKS
from tests.bench.pages import clean_pages, score_found

PAGES = BENCHMARKS / "pages"
pytestmark = pytest.mark.skipif(not (PAGES / "gold.jsonl").exists(), reason="the labelled pages are not here")

# Measured on 2026-11-29: body 98.49, titles 90.59, days 98.82, dated 100; half a point is left for other versions of the
# parser, two of a hundred for pages that a later rule dates in another way. The body lost 0.10 on 2026-11-29, when lists
# inside articles began to be kept: the labels of two pages leave them out. The block model was fitted on these pages, so
# that the body only guards against a fall: with models that have not seen a page's publisher, reading and cleaning reach 97.72
# and 97.77 on two splits (the models alone 97.77 and 96.89: python -m flows.clean.segments.training page).
HTML = {"body_f1": 98.0, "title_exact": 90.0, "day_exact": 98.0, "dated": 98.0, "loaded": 100.0}
# Measured on 2026-11-30: body 94.77, titles 62.35, days 81.18, dated 96.47 (three of the 85 texts state no day and no year). The
# rules for days were written with these pages at hand; on publishers that the model has not seen, the body reaches 92.8 to 92.9.
VISIBLE = {"body_f1": 93.6, "title_exact": 61.0, "day_exact": 80.5, "dated": 96.0, "loaded": 100.0}


@pytest.mark.parametrize(("visible", "least"), [(False, HTML), (True, VISIBLE)], ids=["html", "visible"])
def test_scores_do_not_fall(visible, least):
    found, _ = clean_pages(BENCHMARKS, visible=visible)
    scores = score_found(read_gold(PAGES), found, BENCHMARKS)
    assert {name: scores[name] for name in least if scores[name] < least[name]} == {}
