-- grain: one row per claim of an article in its newest version
create or replace view v_claims as
with

claims as (
    select * from claims
),

articles as (
    select * from v_articles
),

entities as (
    select * from entities
),

chains as (
    select * from v_attribution_chains
),

final as (
    select
        c.claim_id,
        a.published_at,
        a.published_precision,
        a.outlet,
        c.speaker_name as speaker,  -- as the article writes the name, in full
        e.name as speaker_entity,  -- the same in every article and language
        c.stance,
        c.content,
        c.hedged,
        h.chain,
        c.quote_type,
        c.cue_text,
        c.cue_lemma,
        c.speaker_text,
        c.speaker_named,
        e.kind as speaker_kind,
        c.speaker_entity_id,
        a.title,
        a.source_url,
        a.language,
        h.relays,
        c.rule,
        c.confidence,
        c.statement_id,
        a.story_id,
        c.article_id,
        a.external_id,
        c.position,
    from claims as c
    inner join articles as a using (article_id)
    left join entities as e on c.speaker_entity_id = e.entity_id
    left join chains as h using (claim_id)
)

select * from final
