-- grain: one row per document of a record that has arrived with more than one text
with

versions as (
    select
        d.document_id,
        row_number() over record_versions as version,
        lead(d.document_id) over record_versions as superseded_by,
    from warehouse.documents as d
    where d.status = 'loaded'
    window record_versions as (partition by d.record_key order by d.first_seen_at, d.document_id)
)

update warehouse.documents as d
set
    version = v.version,
    superseded_by = v.superseded_by,
from versions as v
where
    d.document_id = v.document_id
    and (d.version, d.superseded_by) is distinct from (v.version, v.superseded_by)
