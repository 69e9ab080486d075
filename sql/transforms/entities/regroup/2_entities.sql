-- grain: one updated entity that is an instance of another one than before
update entities as e
set redirect_to = m.redirect_to
from moved_entities as m
where e.entity_id = m.entity_id
