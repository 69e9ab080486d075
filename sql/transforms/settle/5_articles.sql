-- grain: one removed article of a refused document; its segments and date candidates stay, as evidence
delete from batch.articles
where document_id in (select q.document_id from batch.quarantine as q)
