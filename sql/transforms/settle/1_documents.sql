-- grain: one updated document per refusal of this run
update batch.documents
set status = 'quarantined'
where document_id in (select q.document_id from batch.quarantine as q)
