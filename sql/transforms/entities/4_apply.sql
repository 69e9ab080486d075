-- grain: one updated row per mention whose name was linked in this run
-- reads: linked_names
-- changes: mentions.name_entity_id

-- one updated row per mention whose name was linked in this run
update mentions as m
set name_entity_id = l.entity_id
from linked_names as l
where
    m.name_entity_id is null
    and m.article_id = l.article_id
    and m.name_id = l.name_id;
