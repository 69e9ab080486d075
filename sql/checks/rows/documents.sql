-- grain: one row per document that fails a check
select
    rowid as key,
    document_id,
    external_id,
    uri,
from batch.documents
where rowid in (select unnest($keys))
order by key
