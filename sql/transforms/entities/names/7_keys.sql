-- grain: one added row per key of a reference entity that is named otherwise now
insert into entity_names by name
select k.*
from known_keys as k
semi join fresh_entities as f using (entity_id)
