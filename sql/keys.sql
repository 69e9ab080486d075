-- grain: one key per table that grows with the articles: what names one of its rows
-- A batch holds these keys, so no row comes in twice; the warehouse does not. Ids are random, so there a key costs each
-- id a second time, and every run would hold all keys in memory to add a few rows.
create unique index if not exists article_links_key on article_links (article_id, other_article_id, relation);
create unique index if not exists article_vectors_key on article_vectors (article_id);
create unique index if not exists articles_key on articles (article_id);
create unique index if not exists claim_links_key on claim_links (claim_id, other_claim_id, relation);
create unique index if not exists claim_origins_key on claim_origins (claim_id);
create unique index if not exists claim_sources_key on claim_sources (claim_id, step);
create unique index if not exists claim_vectors_key on claim_vectors (claim_id);
create unique index if not exists claims_key on claims (claim_id);
create unique index if not exists documents_key on documents (document_id);
create unique index if not exists mentions_key on mentions (mention_id);
create unique index if not exists segments_key on segments (document_id, position);
create unique index if not exists statement_links_key on statement_links (statement_id, other_statement_id, relation);
create unique index if not exists statements_key on statements (statement_id);
create unique index if not exists stories_key on stories (story_id);
