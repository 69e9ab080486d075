-- grain: one mention whose entity may be another one than before
-- reads: fresh_entities, moved_entities, linked_names, decided_links, common_surnames, entity_names, entity_links
-- creates: touched_mentions, partial_links
-- changes: entities, mentions

-- one row per mention whose entity may be another one than before
create or replace temp table touched_mentions as
with

-- Who bears a surname has changed: so may have who is meant by it.
surnames as (
    select distinct n.key
    from entity_names as n
    where
        n.role = 'surname'
        and n.entity_id in (
            select f.entity_id from fresh_entities as f
            union
            select m.entity_id from moved_entities as m
        )
),

touched_entities as (
    select m.entity_id
    from moved_entities as m

    union

    select n.entity_id
    from entity_names as n
    semi join surnames as s on n.key = s.key
    where n.role = 'partial'
),

final as (
    select m.mention_id
    from mentions as m
    semi join linked_names as l using (article_id, name_id)

    union

    select m.mention_id
    from mentions as m
    semi join touched_entities as t on m.name_entity_id = t.entity_id

    union

    select d.mention_id
    from decided_links as d

    union

    select m.mention_id
    from mentions as m
    where m.link_method = 'override'
)

select * from final;

-- one row per touched name that is part of a person's name, with the person that it means
create or replace temp table partial_links as
with

partial_names as (
    select distinct
        m.article_id,
        m.name_id,
        m.name_entity_id,
        p.key as surname,
        s.key as spelling,
        regexp_extract(s.key, '^([a-z]) ', 1) as initial,
        c.surname is not null as is_common,
        substr(md5('person ' || s.key || ' of ' || m.article_id || ' ' || m.name_id), 1, 16) as own_id,
    from mentions as m
    semi join touched_mentions as t using (mention_id)
    inner join entity_names as p
        on
            m.name_entity_id = p.entity_id
            and p.role = 'partial'
    inner join entity_names as s
        on
            m.name_entity_id = s.entity_id
            and s.role = 'spelling'
    left join common_surnames as c on p.key = c.surname
),

bearers as (
    select
        n.key as surname,
        n.entity_id as name_entity_id,
        coalesce(e.redirect_to, e.entity_id) as entity_id,
        lower(e.name) as name,
    from entity_names as n
    inner join entities as e using (entity_id)
    where
        n.role = 'surname'
        and n.key in (select p.surname from partial_names as p)
),

listed as (
    select
        s.key as spelling,
        min(e.entity_id) as entity_id,
    from entity_names as s
    inner join entities as e using (entity_id)
    where
        s.role = 'spelling'
        and s.name_group = 'person'
        and e.origin = 'reference'
        and s.key in (select p.spelling from partial_names as p)
    group by s.key
),

in_article as (
    select
        p.article_id,
        p.name_id,
        min(b.entity_id) as entity_id,
    from partial_names as p
    inner join mentions as m using (article_id)
    inner join bearers as b
        on
            p.surname = b.surname
            and m.name_entity_id = b.name_entity_id
            and starts_with(b.name, p.initial)
    group by all
    having count(distinct b.entity_id) = 1
),

elsewhere as (
    select
        p.article_id,
        p.name_id,
        min(b.entity_id) as entity_id,
        count(distinct b.entity_id) as bearers,
    from partial_names as p
    inner join bearers as b
        on
            p.surname = b.surname
            and starts_with(b.name, p.initial)
    group by all
),

final as (
    select
        p.article_id,
        p.name_id,
        p.name_entity_id,
        p.own_id,
        -- whom the surname means where its article does not say
        coalesce(l.entity_id, case when e.bearers = 1 and not p.is_common then e.entity_id end) as sole_bearer_id,
        case
            when l.entity_id is not null then {'entity_id': l.entity_id, 'method': 'reference', 'score': 1.0}
            when a.entity_id is not null then {'entity_id': a.entity_id, 'method': 'surname in article', 'score': 0.9}
            when p.is_common or e.bearers > 1 then {'entity_id': p.own_id, 'method': 'surname of several', 'score': 0.5}
            when e.bearers = 1 then {'entity_id': e.entity_id, 'method': 'only bearer of surname', 'score': 0.7}
            else {'entity_id': p.name_entity_id, 'method': 'surname', 'score': 0.6}
        end as link,
    from partial_names as p
    left join listed as l using (spelling)
    left join in_article as a using (article_id, name_id)
    left join elsewhere as e using (article_id, name_id)
)

select
    article_id,
    name_id,
    name_entity_id,
    own_id,
    sole_bearer_id,
    unnest(link),
from final;

-- one added entity per name that may be anybody's of that surname
insert into entities by name
select
    p.own_id as entity_id,
    e.name,
    e.kind,
    cast([] as varchar[]) as aliases,
    null as wikidata_id,
    'discovered' as origin,
    null as redirect_to,
from partial_links as p
inner join entities as e on p.name_entity_id = e.entity_id
anti join entities as o on p.own_id = o.entity_id
where p.entity_id = p.own_id;

-- one updated entity that stood for a surname, now that its bearer is known or no longer certain
update entities as e
set redirect_to = n.redirect_to
from (
    select
        own_id as entity_id,
        nullif(entity_id, own_id) as redirect_to,
    from partial_links

    union all

    select
        name_entity_id as entity_id,
        any_value(sole_bearer_id) as redirect_to,
    from partial_links
    group by name_entity_id
) as n
where
    e.entity_id = n.entity_id
    and e.redirect_to is distinct from n.redirect_to;

-- one updated row per mention that names another entity than before, or names it by another method
update mentions as m
set
    entity_id = n.entity_id,
    link_method = n.method,
    link_score = n.score,
from (
    select
        m.mention_id,
        coalesce(d.entity_id, p.entity_id, e.redirect_to, e.entity_id) as entity_id,
        case
            when d.entity_id is not null then 'override'
            when p.entity_id is not null then p.method
            when e.redirect_to is not null then l.method
            when e.origin = 'reference' then 'reference'
            else 'spelling'
        end as method,
        case
            when d.entity_id is not null then 1
            when p.entity_id is not null then p.score
            when e.redirect_to is not null then l.score
            -- "Kiew", taken for an organisation
            when (e.kind = 'location', e.kind = 'person') <> (m.kind = 'location', m.kind = 'person') then 0.8
            else 1
        end as score,
    from mentions as m
    semi join touched_mentions as t using (mention_id)
    inner join entities as e on m.name_entity_id = e.entity_id
    left join decided_links as d using (mention_id)
    left join partial_links as p using (article_id, name_id)
    left join entity_links as l
        on
            l.entity_id = least(e.entity_id, e.redirect_to)
            and l.other_entity_id = greatest(e.entity_id, e.redirect_to)
) as n
where
    m.mention_id = n.mention_id
    and (m.entity_id, m.link_method, m.link_score) is distinct from (n.entity_id, n.method, n.score);
