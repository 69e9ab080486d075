-- grain: one article that a key names, in each of its versions
-- reads: articles, documents
-- Whole addresses, records' own ids and runs name all that they fit; the first digits of an id name one article.
with

loaded as (
    select
        d.document_id,
        a.article_id,
        a.title,
        d.record_key,
        list_contains([a.article_id, d.document_id, d.external_id, d.run_id, a.source_url], $key) as is_exact,
        starts_with(a.article_id, $key) or starts_with(d.document_id, $key) as begins,
    from articles as a
    inner join documents as d using (document_id)
),

matching as (
    select
        record_key,
        bool_or(is_exact) as is_exact,
    from loaded
    where
        is_exact
        or begins
    group by record_key
),

chosen as (
    select *
    from matching
    qualify is_exact = bool_or(is_exact) over ()
),

final as (
    select
        l.document_id,
        l.article_id,
        l.title,
        c.record_key,
        c.is_exact,
    from loaded as l
    inner join chosen as c using (record_key)
    order by l.article_id
)

select * from final
