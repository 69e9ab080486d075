-- grain: one new row per row of the batch
insert into warehouse.quarantine by name
select * from batch.quarantine
