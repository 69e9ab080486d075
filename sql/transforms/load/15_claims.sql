-- grain: one new row per row of the batch
insert into warehouse.claims by name
select * from batch.claims
