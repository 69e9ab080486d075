"""The scores of reading and cleaning on the labelled pages may not fall; skipped where the pages are absent."""

import pytest

from flows.clean.segments.training.gold import read_gold
from tests.bench.extraction import BENCHMARKS
from tests.bench.pages import clean_pages, score_found

PAGES = BENCHMARKS / "pages"
pytestmark = pytest.mark.skipif(not (PAGES / "gold.jsonl").exists(), reason="the labelled pages are not here")

# Measured on 2026-11-25: 98.6, 90.6, 98.8; half a point is left for other versions of the parser. The pages were used to fit
# the block model, so that these figures only guard against a fall: on publishers that the model has not seen, it reaches
# 97.2 to 97.9 (python -m flows.clean.segments.training page).
HTML = {"body_f1": 98.0, "title_exact": 90.0, "day_exact": 98.0, "dated": 98.0, "loaded": 100.0}
# Measured on 2026-11-25: 94.2, 81.2, 96.5 (three of the 85 texts state no day and no year). The rules for days were
# written with these pages at hand; on publishers that the model has not seen, the body reaches 92.8 to 92.9.
VISIBLE = {"body_f1": 93.6, "day_exact": 80.5, "dated": 96.0, "loaded": 100.0}


@pytest.mark.parametrize(("visible", "least"), [(False, HTML), (True, VISIBLE)], ids=["html", "visible"])
def test_scores_do_not_fall(visible, least):
    found, _ = clean_pages(BENCHMARKS, visible=visible)
    scores = score_found(read_gold(PAGES), found, BENCHMARKS)
    assert {name: scores[name] for name in least if scores[name] < least[name]} == {}
