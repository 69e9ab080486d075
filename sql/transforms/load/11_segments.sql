-- grain: one new row per row of the batch
insert into warehouse.segments by name
select * from batch.segments
