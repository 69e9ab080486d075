-- grain: one resolved quarantine row per document that was refused before
-- reads: batch.documents, batch.quarantine, warehouse.documents
-- changes: warehouse.quarantine

-- one resolved quarantine row per document that was refused before and is accepted now, itself or as a newer version
with

accepted as (
    select
        d.document_id,
        d.record_key,
    from batch.documents as d
    where d.status <> 'quarantined'
),

refused as (
    select
        d.document_id,
        min(if(a.document_id = d.document_id, 'accepted in run ', 'replaced by a newer version in run ')) as how,
    from warehouse.documents as d
    inner join accepted as a
        on
            d.document_id = a.document_id
            or d.record_key = a.record_key
    where d.status = 'quarantined'
    group by d.document_id
)

update warehouse.quarantine as q
set
    resolved_at = $loaded_at,
    resolution = r.how || $run_id,
from refused as r
where
    q.document_id = r.document_id
    and q.resolved_at is null;

-- one resolved quarantine row per document that is refused anew: the newest refusal alone stays open
update warehouse.quarantine as q
set
    resolved_at = $loaded_at,
    resolution = 'refused again in run ' || $run_id,
from batch.quarantine as b
where
    q.document_id = b.document_id
    and q.resolved_at is null;
