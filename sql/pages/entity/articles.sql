-- grain: one row per article that names the entity, the newest first, at most a hundred
-- reads: articles, documents, mentions
with

final as (
    select
        a.article_id,
        a.published_at,
        a.outlet,
        a.language,
        a.title,
    from articles as a
    inner join documents as d using (document_id)
    where
        d.superseded_by is null
        and a.article_id in (select m.article_id from mentions as m where m.entity_id = $key)
    order by a.published_at desc nulls last, a.article_id
    limit 100
)

select * from final
