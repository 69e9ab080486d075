-- grain: one updated row per mention that names another entity than before, or names it by another method
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
    and (m.entity_id, m.link_method, m.link_score) is distinct from (n.entity_id, n.method, n.score)
