-- grain: one new row per row of the batch
insert into warehouse.articles by name
select * from batch.articles
