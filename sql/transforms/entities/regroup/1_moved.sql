-- grain: one row per entity that is an instance of another one than before
create or replace temp table moved_entities as
select
    r.entity_id,
    nullif(r.root_id, r.entity_id) as redirect_to,
from roots as r
inner join entities as e using (entity_id)
where e.redirect_to is distinct from nullif(r.root_id, r.entity_id)
