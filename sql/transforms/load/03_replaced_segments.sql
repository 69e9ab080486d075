-- grain: one removed row per former row of a document that arrives again
delete from warehouse.segments
where document_id in (select d.document_id from batch.documents as d)
