-- grain: one new row per row of the batch
insert into warehouse.quality_results by name
select * from batch.quality_results
