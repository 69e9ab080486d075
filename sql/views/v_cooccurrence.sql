-- grain: one row per pair of entities that are named in one article
create or replace view v_cooccurrence as
with

named as (
    select distinct
        m.article_id,
        m.entity_id,
    from mentions as m
    inner join v_articles as a using (article_id)
    where m.entity_id is not null
),

entities as (
    select * from entities
),

pairs as (
    select
        n.entity_id,
        o.entity_id as other_entity_id,
        count(*) as articles,
    from named as n
    inner join named as o
        on
            n.article_id = o.article_id
            and n.entity_id < o.entity_id
    group by all
),

final as (
    select
        p.entity_id,
        e.name,
        e.kind,
        p.other_entity_id,
        o.name as other_name,
        o.kind as other_kind,
        p.articles,
    from pairs as p
    inner join entities as e using (entity_id)
    inner join entities as o on p.other_entity_id = o.entity_id
)

select * from final
order by articles desc, name, other_name
