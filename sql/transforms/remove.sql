-- grain: one document whose article an analyst has taken out
-- reads: forgotten (document_id)
-- changes: documents, quarantine; empties what linking derives beside vectors, so that it is derived anew from what is left

-- one resolved quarantine row per document: it counts as dropped, so that no later run reads it again
insert or replace into quarantine by name
select
    d.document_id,
    d.run_id,
    'remove' as stage,
    ['removed'] as reasons,
    $reason as detail,
    d.uri,
    $removed_at as quarantined_at,
    $removed_at as resolved_at,
    'dropped: ' || $reason as resolution,
from documents as d
semi join forgotten using (document_id);

-- one changed document per document; its text, segments and dates stay, as those of every refused one do
update documents
set
    status = 'quarantined',
    version = 1,
    superseded_by = null,
where document_id in (select f.document_id from forgotten as f);

-- one changed article per article of a story
update articles
set story_id = null;

-- one changed mention per linked name
update mentions
set
    entity_id = null,
    name_entity_id = null,
    link_method = null,
    link_score = null;

-- one changed claim per claim of a statement or of a known speaker
update claims
set
    statement_id = null,
    speaker_entity_id = null;

-- one changed step per step of a chain that has an entity
update claim_sources
set entity_id = null;

-- one removed row per row that linking has made
truncate article_links;

truncate claim_links;

truncate claim_origins;

truncate entities;

truncate entity_links;

truncate entity_names;

truncate statement_links;

truncate statements;

truncate stories;
