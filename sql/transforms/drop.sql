-- grain: one resolved quarantine row per refusal of a document that an analyst has dropped
-- changes: quarantine
update quarantine
set
    resolved_at = $dropped_at,
    resolution = 'dropped: ' || $reason,
where
    resolved_at is null
    and document_id in (select unnest($ids))
