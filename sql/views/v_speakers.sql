-- grain: one row per speaker whose name is known, by name, pronoun, role or context
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
    where c.speaker_named or c.speaker_entity_id is not null
    group by all
)

select * from final
order by claims desc, speaker;

comment on view v_speakers is 'One row per speaker whose name is known, by name, pronoun, role or context.';
comment on column v_speakers.speaker_entity_id is 'Entity of the speaker; null where unknown.';
comment on column v_speakers.speaker is 'Who said it.';
comment on column v_speakers.kind is 'Kind of thing.';
comment on column v_speakers.claims is 'How many claims.';
comment on column v_speakers.denials is 'How many claims deny.';
comment on column v_speakers.accusations is 'Claims of the speaker that accuse.';
comment on column v_speakers.demands is 'Claims of the speaker that demand.';
comment on column v_speakers.confirmations is 'Claims of the speaker that confirm.';
comment on column v_speakers.direct_quotes is 'Claims of the speaker that are quoted word for word.';
comment on column v_speakers.articles is 'How many articles.';
comment on column v_speakers.outlets is 'How many outlets.';
comment on column v_speakers.first_published_at is 'The earliest publication among its articles.';
comment on column v_speakers.last_published_at is 'The latest publication among its articles.';
