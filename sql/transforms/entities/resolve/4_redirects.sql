-- grain: one updated entity that stood for a surname, now that its bearer is known or no longer certain
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
    and e.redirect_to is distinct from n.redirect_to
