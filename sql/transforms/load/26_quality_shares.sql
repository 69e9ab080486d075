-- grain: one new row per row of the batch
insert into warehouse.quality_shares by name
select * from batch.quality_shares
