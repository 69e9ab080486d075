-- grain: one removed row per key of a reference entity that is named otherwise now
delete from entity_names
where entity_id in (select f.entity_id from fresh_entities as f)
