-- grain: one row per speaker who is known by name
create or replace view v_speakers as
with

claims as (
    select * from v_claims
),

final as (
    select
        c.speaker_entity_id,
        coalesce(c.speaker_entity, c.speaker) as speaker,
        any_value(c.speaker_kind) as kind,
        count(*) as claims,
        count(*) filter (where c.stance = 'deny') as denials,
        count(*) filter (where c.stance = 'accuse') as accusations,
        count(*) filter (where c.stance = 'demand') as demands,
        count(*) filter (where c.stance = 'confirm') as confirmations,
        count(*) filter (where c.quote_type = 'direct') as direct_quotes,
        count(distinct c.article_id) as articles,
        count(distinct c.outlet) as outlets,
        min(c.published_at) as first_published_at,
        max(c.published_at) as last_published_at,
    from claims as c
    where c.speaker_named
    group by all
)

select * from final
order by claims desc, speaker
