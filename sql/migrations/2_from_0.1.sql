-- grain: one changed row per row that lacks what version 2 of the tables adds to version 1 (releases 0.1)
-- reads: claims.rule, articles.source_url
-- changes: claims, documents; empties what linking derives, so that it is derived anew

-- one changed claim per claim that says only in one text what found it and decided it
alter table claims add column if not exists found_by varchar;

alter table claims add column if not exists stance_by varchar;

alter table claims add column if not exists speaker_by varchar;

update claims
set
    found_by = regexp_extract(rule, '^(.*); stance by .*; speaker by .*$', 1),
    stance_by = regexp_extract(rule, '; stance by (.*); speaker by ', 1),
    speaker_by = regexp_extract(rule, '; speaker by (.*)$', 1),
where found_by is null;

-- one changed document per article whose address is known
alter table documents add column if not exists address varchar;

update documents as d
set address = same_article(a.source_url),
from articles as a
where
    d.document_id = a.document_id
    and d.address is null
    and a.source_url is not null;

-- one changed article per article of a story
update articles
set story_id = null
where story_id is not null;

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

truncate article_vectors;

truncate entities;

truncate entity_links;

truncate entity_names;

truncate statement_links;

truncate statements;

truncate stories;
