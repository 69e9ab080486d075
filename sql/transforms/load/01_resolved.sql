-- grain: one resolved quarantine row per document that was refused before and is accepted now
update warehouse.quarantine
set
    resolved_at = $loaded_at,
    resolution = coalesce(resolution, 'replayed in run ' || $run_id),
where
    resolved_at is null
    and document_id in (select d.document_id from batch.documents as d where d.status <> 'quarantined')
