-- grain: one entity that is an instance of another one than before
-- reads: roots
-- creates: moved_entities
-- changes: entities.redirect_to

-- one row per entity that is an instance of another one than before
create or replace temp table moved_entities as
select
    r.entity_id,
    nullif(r.root_id, r.entity_id) as redirect_to,
from roots as r
inner join entities as e using (entity_id)
where e.redirect_to is distinct from nullif(r.root_id, r.entity_id);

-- one updated entity that is an instance of another one than before
update entities as e
set redirect_to = m.redirect_to
from moved_entities as m
where e.entity_id = m.entity_id;
