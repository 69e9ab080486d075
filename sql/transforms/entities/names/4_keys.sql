-- grain: one added row per key of a reference entity
insert into entity_names by name
select * from known_keys
