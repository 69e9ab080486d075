-- grain: one added link per remaining full name, to the entity of its spelling
insert into linked_names by name
select
    n.article_id,
    n.name_id,
    n.entity_id,
    'spelling' as method,
    1.0 as score,
from spellings as n
anti join linked_names as l using (article_id, name_id)
where
    n.position = 0
    and not n.is_partial
