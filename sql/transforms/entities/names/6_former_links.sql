-- grain: one removed link that rested on the former names of a reference entity
delete from entity_links
where
    entity_id in (select f.entity_id from fresh_entities as f)
    or other_entity_id in (select f.entity_id from fresh_entities as f)
