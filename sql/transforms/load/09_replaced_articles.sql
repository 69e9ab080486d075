-- grain: one removed row per former article of a document that arrives again
delete from warehouse.articles
where document_id in (select d.document_id from batch.documents as d)
