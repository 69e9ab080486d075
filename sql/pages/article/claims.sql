-- grain: one row per claim of the article, in order, with its chain
-- reads: claim_sources, claims
with

made as (
    select *
    from claims
    where
        article_id = $key
        and status <> 'rejected'
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
        m.position,
        coalesce(m.speaker_name, m.speaker_text) as speaker,
        m.speaker_text,
        m.speaker_entity_id,
        m.stance,
        m.hedged,
        m.quote_type,
        m.content,
        m.cue_text,
        m.content_spans,
        m.speaker_spans,
        m.cue_spans,
        h.names as chain,
        h.kinds as chain_kinds,
        h.entity_ids as chain_ids,
        m.rule,
        round(m.confidence, 2) as confidence,
        m.statement_id,
    from made as m
    left join chains as h using (claim_id)
    order by m.position
)

select * from final
