-- grain: one row per article that fails a check, with every text that a rule may show of it (`shows` in the policy)
with

articles as (
    select
        *,
        rowid as key,
    from batch.articles
    where rowid in (select unnest($keys))
),

documents as (
    select * from batch.documents
),

evidence as (
    select
        document_id,
        string_agg(
            strftime(value_at, '%Y-%m-%d') || ' by ' || method || ': ' || evidence, chr(10)
            order by confidence desc, value_at
        )[:600] as dates,
    from batch.date_candidates
    where document_id in (select document_id from articles)
    group by document_id
),

final as (
    select
        a.key,
        a.document_id,
        a.article_id,
        d.external_id,
        a.title[:200] as title,
        a.body[:300] as opening,
        a.body[greatest(1, length(a.body) - 299):] as ending,
        a.body[200:500] as middle,
        d.text[:300] as whole,
        coalesce('taken ' || strftime(a.published_at, '%Y-%m-%d') || chr(10), '')
            || coalesce(
                e.dates,
                'the record says ' || (o.fields ->> 'date')[:100],
                'no date anywhere; the text begins: ' || d.text[:300]
            ) as dates,
        a.source_url[:300] as address,
        a.author[:300] as author,
        array_to_string(boilerplate_of(a.body), chr(10))[:600] as boilerplate,
        array_to_string(regexp_extract_all(a.body, '<(?:/?[a-z][^<>]*|!--)>|&(?:[a-z]+|#\d+);', 0, 'i'), '  ')[:300] as markup,
        array_to_string(
            regexp_extract_all(
                a.body,
                '.{0,30}(?:\x{FFFD}|[ÃÂ][\x{0080}-\x{00BF}]|â€[\x{0080}-\x{2122}]).{0,30}'
            ),
            chr(10)
        )[:300] as characters,
    from articles as a
    inner join documents as d using (document_id)
    left join evidence as e using (document_id)
    left join batch.originals as o using (document_id)
)

select * from final
order by key
