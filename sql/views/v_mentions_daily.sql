-- grain: one row per entity, day and outlet
create or replace view v_mentions_daily as
with

mentions as (
    select * from mentions
),

articles as (
    select * from v_articles
),

entities as (
    select * from entities
),

final as (
    select
        cast(timezone('UTC', a.published_at) as date) as published_on,
        e.entity_id,
        e.name,
        e.kind,
        a.outlet,
        count(*) as mentions,
        count(distinct a.article_id) as articles,
    from mentions as m
    inner join articles as a using (article_id)
    inner join entities as e using (entity_id)
    group by all
)

select * from final
order by published_on, mentions desc, name;

comment on view v_mentions_daily is 'One row per entity, day and outlet.';
comment on column v_mentions_daily.published_on is 'Day of publication, UTC.';
comment on column v_mentions_daily.entity_id is 'The entity.';
comment on column v_mentions_daily.name is 'Name.';
comment on column v_mentions_daily.kind is 'Kind of thing.';
comment on column v_mentions_daily.outlet is 'Who published the article, by name.';
comment on column v_mentions_daily.mentions is 'How many mentions.';
comment on column v_mentions_daily.articles is 'How many articles.';
