-- grain: one new row per row of the batch
insert into warehouse.claim_sources by name
select * from batch.claim_sources
