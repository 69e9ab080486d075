-- grain: one removed row per former row of a document that arrives again (replayed or extracted anew)
-- reads: batch.runs, batch.documents, batch.corrections, published.documents
-- changes: runs, quality_results and every table of documents in warehouse; batch.documents.first_seen_at

-- one removed row per run that was aborted and is now published all the same
delete from warehouse.runs
where run_id in (select r.run_id from batch.runs as r);

-- one removed row per expectation of such a run
delete from warehouse.quality_results
where run_id in (select r.run_id from batch.runs as r);

-- one removed row per document that arrives again (replayed or extracted anew)
delete from warehouse.documents
where document_id in (select d.document_id from batch.documents as d);

-- one removed row per former row of a document that arrives again
delete from warehouse.segments
where document_id in (select d.document_id from batch.documents as d);

-- one removed row per former row of a document that arrives again
delete from warehouse.date_candidates
where document_id in (select d.document_id from batch.documents as d);

-- one removed row per former chain step of a document that arrives again
delete from warehouse.claim_sources
where claim_id in (
    select c.claim_id
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join batch.documents as d using (document_id)
);

-- one removed vector per former claim of a document that arrives again
delete from warehouse.claim_vectors
where claim_id in (
    select c.claim_id
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join batch.documents as d using (document_id)
);

-- one removed word per former claim of a document that arrives again
delete from warehouse.claim_keys
where claim_id in (
    select c.claim_id
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join batch.documents as d using (document_id)
);

-- one removed pair per former claim of a document that arrives again
delete from warehouse.claim_links
where exists (
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join batch.documents as d using (document_id)
    where c.claim_id in (claim_links.claim_id, claim_links.other_claim_id)
);

-- one removed row per former row of a document that arrives again
delete from warehouse.claims
where article_id in (
    select a.article_id
    from warehouse.articles as a
    inner join batch.documents as d using (document_id)
);

-- one removed row per former row of a document that arrives again
delete from warehouse.mentions
where article_id in (
    select a.article_id
    from warehouse.articles as a
    inner join batch.documents as d using (document_id)
);

-- one removed pair per article that arrives again
delete from warehouse.article_links
where exists (
    from warehouse.articles as a
    inner join batch.documents as d using (document_id)
    where a.article_id in (article_links.article_id, article_links.other_article_id)
);

-- one removed row per article that arrives again: it is measured anew
delete from warehouse.article_vectors
where article_id in (
    select a.article_id
    from warehouse.articles as a
    inner join batch.documents as d using (document_id)
);

-- one document of the batch that the warehouse has met before: it keeps the day it was first seen
update batch.documents as d
set first_seen_at = p.first_seen_at
from published.documents as p
where d.document_id = p.document_id;

-- one removed row per former article of a document that arrives again
delete from warehouse.articles
where document_id in (select d.document_id from batch.documents as d);

-- one removed row per document that is no longer refused, or that is refused anew
delete from warehouse.originals
where document_id in (select d.document_id from batch.documents as d);

-- one removed row per field that is corrected again
delete from warehouse.corrections
where (document_id, field) in (select (c.document_id, c.field) from batch.corrections as c);
