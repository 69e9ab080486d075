-- grain: one removed statement of the former grouping
delete from statements
