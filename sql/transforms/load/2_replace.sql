-- grain: one removed row per former row of a document that arrives again (replayed or extracted anew)
-- reads: batch.runs, batch.documents, batch.corrections, published.documents
-- creates: forgotten
-- changes: runs, quality_results, documents, segments, date_candidates, originals, corrections in warehouse;
-- batch.documents.first_seen_at

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

-- one row per document whose article is extracted anew
create or replace temp table forgotten as
select d.document_id
from batch.documents as d;

-- one document of the batch that the warehouse has met before: it keeps the day it was first seen
update batch.documents as d
set first_seen_at = p.first_seen_at
from published.documents as p
where d.document_id = p.document_id;

-- one removed row per document that is no longer refused, or that is refused anew
delete from warehouse.originals
where document_id in (select d.document_id from batch.documents as d);

-- one removed row per field that is corrected again
delete from warehouse.corrections
where (document_id, field) in (select (c.document_id, c.field) from batch.corrections as c);
