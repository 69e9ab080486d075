-- grain: one row per claim that makes the statement, in the order of time, with its words in the text
-- reads: articles, claim_origins, claim_sources, claims, documents
with

made as (
    select
        c.*,
        list_min([s.start for s in list_concat(c.content_spans, c.frame_spans)]) as first_char,
        list_max([s."end" for s in list_concat(c.content_spans, c.frame_spans)]) as last_char,
    from claims as c
    where c.statement_id = $key
),

chains as (
    select
        claim_id,
        list(name order by step) as names,
        list(kind order by step) as kinds,
        list(entity_id order by step) as entity_ids,
    from claim_sources
    where claim_id in (select m.claim_id from made as m)
    group by claim_id
),

final as (
    select
        m.claim_id,
        a.published_at,
        a.outlet,
        a.language,
        coalesce(m.speaker_name, m.speaker_text) as speaker,
        m.speaker_entity_id,
        m.stance,
        m.hedged,
        m.content,
        substring(d.text, m.first_char + 1, least(m.last_char - m.first_char, 1000)) as sentence,
        h.names as chain,
        h.kinds as chain_kinds,
        h.entity_ids as chain_ids,
        o.origin,
        o.reason,
        round(m.confidence, 2) as confidence,
        m.article_id,
        a.title,
    from made as m
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    left join chains as h using (claim_id)
    left join claim_origins as o using (claim_id)
    where
        d.superseded_by is null
        and m.status <> 'rejected'
    order by a.published_at nulls last, m.claim_id
    limit 500
)

select * from final
