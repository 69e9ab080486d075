-- grain: one removed row per field that is corrected again
delete from warehouse.corrections
where (document_id, field) in (select (c.document_id, c.field) from batch.corrections as c)
