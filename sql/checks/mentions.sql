-- grain: one row per mention of the batch; the key is its row in batch.mentions, texts are their hashes, short enough for a float
with

mentions as (
    select
        *,
        rowid as key,
    from batch.mentions
),

articles as (
    select * from batch.articles
),

documents as (
    select * from batch.documents
),

final as (
    select
        m.key,
        hash(m.surface) >> 12 as said,
        case
            when m.start_char < 0 or m.end_char <= m.start_char then null
            else hash(d.text[m.start_char + 1:m.end_char]) >> 12
        end as found,
        length(trim(m.surface)) as surface_length,
        m.kind in ('person', 'organisation', 'location', 'outlet', 'product', 'event', 'other') as kind_known,
        a.article_id is not null as article_known,
    from mentions as m
    left join articles as a using (article_id)
    left join documents as d using (document_id)
)

select * from final
