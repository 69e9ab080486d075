-- grain: one row per claim of the entity, the newest first, at most two hundred
-- reads: articles, claims, documents
with

final as (
    select
        c.claim_id,
        a.published_at,
        a.outlet,
        a.language,
        c.stance,
        c.hedged,
        c.content,
        c.speaker_text,
        c.statement_id,
        c.article_id,
        a.title,
    from claims as c
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    where
        c.speaker_entity_id = $key
        and d.superseded_by is null
        and c.status <> 'rejected'
    order by a.published_at desc nulls last, c.article_id, c.position
    limit 200
)

select * from final
