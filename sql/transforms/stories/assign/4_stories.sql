-- grain: one removed story of the former grouping
delete from stories
