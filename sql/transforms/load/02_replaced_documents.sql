-- grain: one removed row per document that arrives again (replayed or extracted anew)
delete from warehouse.documents
where document_id in (select d.document_id from batch.documents as d)
