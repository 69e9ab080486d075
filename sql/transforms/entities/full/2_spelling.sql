-- grain: one added link per remaining name, to the entity of its fullest spelling
insert into linked_names by name
select
    n.article_id,
    n.name_id,
    n.entity_id,
from spellings as n
anti join linked_names as l using (article_id, name_id)
where n.position = 0
