-- grain: one new row per refused document of the batch
insert into warehouse.originals by name
select o.*
from batch.originals as o
inner join batch.documents as d on o.document_id = d.document_id
where d.status = 'quarantined'
