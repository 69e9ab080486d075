-- grain: one removed row per document that is no longer refused, or that is refused anew
delete from warehouse.originals
where document_id in (select d.document_id from batch.documents as d)
