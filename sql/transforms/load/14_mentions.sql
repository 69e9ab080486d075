-- grain: one new row per row of the batch
insert into warehouse.mentions by name
select * from batch.mentions
