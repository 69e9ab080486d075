-- grain: one added row per full name that is discovered now: others may be renderings of it
insert into fresh_entities by name
select entity_id
from new_entities
where not is_partial
