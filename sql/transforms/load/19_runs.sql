-- grain: one new row per row of the batch
insert into warehouse.runs by name
select * from batch.runs
