-- grain: one updated row per mention of a name that has got its entity
update mentions as m
set
    entity_id = l.entity_id,
    link_method = l.method,
    link_score = l.score,
from linked_names as l
where
    m.entity_id is null
    and m.article_id = l.article_id
    and m.name_id = l.name_id
