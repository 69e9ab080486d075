-- grain: one new row per row of the batch
insert into warehouse.documents by name
select * from batch.documents
