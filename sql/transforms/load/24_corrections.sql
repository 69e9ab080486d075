-- grain: one new row per row of the batch
insert into warehouse.corrections by name
select * from batch.corrections
