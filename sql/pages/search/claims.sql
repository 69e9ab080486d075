-- grain: one row per claim that the words and the filters find, the best first, at most a hundred
-- reads: articles, claims, documents
with

words as (
    select unnest($found::varchar[]) as claim_id
),

final as (
    select
        c.claim_id,
        a.published_at,
        a.outlet,
        a.language,
        coalesce(c.speaker_name, c.speaker_text) as speaker,
        c.speaker_entity_id,
        c.stance,
        c.hedged,
        c.content,
        round(c.confidence, 2) as confidence,
        a.title,
        c.article_id,
        c.statement_id,
    from claims as c
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    where
        d.superseded_by is null
        and c.status <> 'rejected'
        and ($found is null or c.claim_id in (select w.claim_id from words as w))
        and ($since is null or a.published_at >= $since::date)
        and ($until is null or a.published_at < $until::date + 1)
        and ($outlet is null or a.outlet ilike '%' || $outlet || '%')
        and ($language is null or a.language = $language)
        and ($speaker is null or coalesce(c.speaker_name, c.speaker_text) ilike '%' || $speaker || '%')
        and ($stance is null or c.stance = $stance)
        and ($confidence is null or c.confidence >= $confidence)
    order by list_position($found::varchar[], c.claim_id), a.published_at desc nulls last, c.claim_id
    limit 100
)

select * from final
