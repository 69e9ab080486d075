-- grain: one row per document of the batch; the key is its row in batch.documents
with

documents as (
    select
        *,
        rowid as key,
    from batch.documents
),

segments as (
    select * from batch.segments
),

stretches as (
    select
        s.document_id,
        s.start_char,
        s.end_char,
        lag(s.end_char, 1, 0) over (partition by s.document_id order by s.position) as expected_start,
    from segments as s
),

coverage as (
    select
        document_id,
        bool_and(start_char = expected_start) as gapless,
        max(end_char) as covered,
    from stretches
    group by document_id
),

copies as (
    select
        duplicate_of as document_id,
        count(*) as copies,
    from documents
    where status = 'duplicate'
    group by duplicate_of
),

final as (
    select
        d.key,
        if(d.status = 'loaded', hash(d.content_hash) >> 12, null) as text_hash,
        d.status,
        coalesce(c.copies, 0) as copies,
        case
            when d.status <> 'loaded' or d.text is null then null
            when not coalesce(g.gapless, false) then -1
            else g.covered
        end as covered_characters,
        if(d.status = 'loaded', length(d.text), null) as characters,
    from documents as d
    left join copies as c using (document_id)
    left join coverage as g using (document_id)
)

select * from final
order by key
