-- grain: one row per pair of entities that are named in one article
create or replace view v_cooccurrence as
with

named as not materialized (  -- so that a filter on an entity reaches the mentions before pairs are made
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

final as (
    select
        n.entity_id,
        e.name,
        e.kind,
        o.entity_id as other_entity_id,
        f.name as other_name,
        f.kind as other_kind,
        count(*) as articles,
    from named as n
    inner join named as o
        on
            n.article_id = o.article_id
            and n.entity_id < o.entity_id
    inner join entities as e on n.entity_id = e.entity_id
    inner join entities as f on o.entity_id = f.entity_id
    group by all
)

select * from final
order by articles desc, name, other_name;

comment on view v_cooccurrence
is 'One row per pair of entities that are named in one article, in either order: ask where ''X'' in (name, other_name).';
comment on column v_cooccurrence.entity_id is 'The entity.';
comment on column v_cooccurrence.name is 'Name.';
comment on column v_cooccurrence.kind is 'Kind of thing.';
comment on column v_cooccurrence.other_entity_id is 'The other entity.';
comment on column v_cooccurrence.other_name is 'Name of the other entity.';
comment on column v_cooccurrence.other_kind is 'Kind of the other entity.';
comment on column v_cooccurrence.articles is 'Articles that name both entities.';
