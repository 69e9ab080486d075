-- grain: one name of an article that has got its entity in this run
-- reads: spellings, entity_names, entities
-- creates: linked_names

-- one row per name that has got its entity in this run
create or replace temp table linked_names (
    article_id varchar not null,
    name_id varchar not null,
    entity_id varchar not null,
);

-- one added link per name that is a spelling of a reference entity
insert into linked_names by name
with

matches as (
    select
        n.article_id,
        n.name_id,
        e.entity_id,
        n.position,
        n.name_group = k.name_group as same_group,
    from spellings as n
    inner join entity_names as k
        on
            n.key = k.key
            and k.role = 'spelling'
            -- "Jordan", "Paris": persons bear the names of places
            and not (n.name_group = 'person' and k.name_group = 'place')
    inner join entities as e
        on
            k.entity_id = e.entity_id
            and e.origin = 'reference'
),

final as (
    select
        article_id,
        name_id,
        entity_id,
    from matches
    qualify
        row_number() over (
            partition by article_id, name_id
            -- where nothing of its own kind is listed, the kind is an error: "Kiew", taken for an organisation
            order by same_group desc, position, entity_id
        ) = 1
)

select * from final;

-- one added link per remaining name, to the entity of its fullest spelling
insert into linked_names by name
select
    n.article_id,
    n.name_id,
    n.entity_id,
from spellings as n
anti join linked_names as l using (article_id, name_id)
where n.position = 0;
