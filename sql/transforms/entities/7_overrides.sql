-- grain: one mention whose entity an analyst has decided
-- reads: overrides, mentions, articles, documents, entity_names
-- creates: decided_mentions, decided_links
-- changes: entities

-- one row per mention whose entity an analyst has decided; of several decisions the last prevails
create or replace temp table decided_mentions as
with

final as (
    select
        m.mention_id,
        m.kind,
        o.rank,
    from mentions as m
    inner join overrides as o
        on
            m.surface = o.surface
            and (o.kind is null or m.kind = o.kind)
    left join articles as a using (article_id)
    left join documents as d using (document_id)
    where o.external_id is null or d.external_id = o.external_id
    qualify row_number() over (partition by m.mention_id order by o.rank desc) = 1
)

select * from final;

-- one added entity per decision that covers a mention and names nobody known
insert into entities by name
with

decided as (
    select
        rank,
        mode(kind order by kind) as kind,
    from decided_mentions
    group by rank
),

final as (
    select
        o.new_id as entity_id,
        any_value(o.entity) as name,
        any_value(d.kind) as kind,
        cast([] as varchar[]) as aliases,
        null as wikidata_id,
        'discovered' as origin,
        null as redirect_to,
    from overrides as o
    inner join decided as d using (rank)
    anti join entity_names as n
        on
            o.key = n.key
            and n.role = 'spelling'
    anti join entities as e on e.entity_id in (o.entity, o.new_id)
    where not regexp_full_match(o.entity, '[0-9a-f]{16}')  -- an id of an entity that is not here yet
    group by o.new_id
)

select * from final;

-- one row per mention whose entity an analyst has decided
create or replace temp table decided_links as
with

targets as (
    select
        o.rank,
        e.entity_id,
        e.redirect_to,
        n.name_group,
        o.name_group as decided_group,
        e.origin,
        e.entity_id = o.entity as is_id,
    from overrides as o
    left join entity_names as n
        on
            o.key = n.key
            and n.role = 'spelling'
    inner join entities as e on e.entity_id in (n.entity_id, o.entity, o.new_id)
),

chosen as (
    select
        rank,
        coalesce(redirect_to, entity_id) as entity_id,
    from targets
    qualify
        row_number() over (
            partition by rank
            order by is_id desc, name_group is distinct from decided_group, origin = 'reference' desc, entity_id
        ) = 1
),

final as (
    select
        m.mention_id,
        c.entity_id,
    from decided_mentions as m
    inner join chosen as c using (rank)
)

select * from final;
