-- grain: one row per touched name that is part of a person's name, with the person that it means
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
from final
