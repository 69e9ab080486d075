-- grain: one removed row per key of a reference entity, to be written anew as the reference list has it now
delete from entity_names
where entity_id in (select k.entity_id from known_entities as k)
