-- grain: one new row per row of the batch
insert into warehouse.date_candidates by name
select * from batch.date_candidates
