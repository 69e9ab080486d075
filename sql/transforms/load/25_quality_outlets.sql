-- grain: one new row per row of the batch
insert into warehouse.quality_outlets by name
select * from batch.quality_outlets
