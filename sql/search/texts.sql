-- grain: one row per title, body and claim of the articles in $articles
-- reads: articles, claims
with

final as (
    select
        a.article_id,
        'article' as kind,
        a.article_id as id,
        a.language,
        concat_ws(chr(10), a.title, a.body) as text,
    from articles as a
    where a.article_id in (select unnest($articles))

    union all

    select
        c.article_id,
        'claim' as kind,
        c.claim_id as id,
        c.language,
        concat_ws(chr(10), c.content, c.speaker_name) as text,
    from claims as c
    where
        c.article_id in (select unnest($articles))
        and c.status <> 'rejected'
)

select * from final
