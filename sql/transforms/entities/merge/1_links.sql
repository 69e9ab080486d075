-- grain: one added row per new pair of entities whose names are renderings of one name
insert or ignore into entity_links by name
select * from new_links
