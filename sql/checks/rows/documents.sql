-- grain: one row per document that fails a check, with the texts that a rule may show of it
with

documents as (
    select
        *,
        rowid as key,
    from batch.documents
    where rowid in (select unnest($keys))
),

copies as (
    select
        duplicate_of as document_id,
        string_agg(uri, chr(10) order by uri)[:300] as copies,
    from batch.documents
    where status = 'duplicate'
    group by duplicate_of
),

refusals as (
    select
        document_id,
        any_value(stage || ': ' || array_to_string(reasons, ', ') || coalesce(' (' || detail || ')', '')) as refusal,
    from batch.quarantine
    group by document_id
),

final as (
    select
        d.key,
        d.document_id,
        d.external_id,
        d.uri,
        d.text[:300] as whole,
        c.copies,
        r.refusal,
    from documents as d
    left join copies as c using (document_id)
    left join refusals as r using (document_id)
)

select * from final
order by key
