-- grain: one updated document per version of a record; one new original per refused document of the batch
-- reads: warehouse.documents, batch.documents, batch.originals
-- changes: warehouse.documents, warehouse.originals

-- one row per document of a record that has arrived with more than one text; those of one run stand in the order
-- of their files and of their places in a file
with

versions as (
    select
        d.document_id,
        row_number() over record_versions as version,
        lead(d.document_id) over record_versions as superseded_by,
    from warehouse.documents as d
    where d.status = 'loaded'
    window record_versions as (
        partition by d.record_key
        order by
            d.first_seen_at,
            split_part(d.uri, '#', 1),
            list_transform(regexp_extract_all(split_part(d.uri, '#', 2), '\d+'), number -> try_cast(number as bigint)),
            d.document_id
    )
)

update warehouse.documents as d
set
    version = v.version,
    superseded_by = v.superseded_by,
from versions as v
where
    d.document_id = v.document_id
    and (d.version, d.superseded_by) is distinct from (v.version, v.superseded_by);

-- one new row per refused document of the batch
insert into warehouse.originals by name
select o.*
from batch.originals as o
inner join batch.documents as d on o.document_id = d.document_id
where d.status = 'quarantined';
