-- grain: one removed row per row of an article whose document is forgotten
-- reads: forgotten (document_id)
-- changes: articles, mentions, claims, claim_sources, and what linking has found between them, in warehouse

-- one removed row per chain step of such a document
delete from warehouse.claim_sources
where claim_id in (
    select c.claim_id
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join forgotten as d using (document_id)
);

-- one removed vector per claim of such a document
delete from warehouse.claim_vectors
where claim_id in (
    select c.claim_id
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join forgotten as d using (document_id)
);

-- one removed word per claim of such a document
delete from warehouse.claim_keys
where claim_id in (
    select c.claim_id
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join forgotten as d using (document_id)
);

-- one removed pair per claim of such a document
delete from warehouse.claim_links
where exists (
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join forgotten as d using (document_id)
    where c.claim_id in (claim_links.claim_id, claim_links.other_claim_id)
);

-- one removed row per row of such a document
delete from warehouse.claims
where article_id in (
    select a.article_id
    from warehouse.articles as a
    inner join forgotten as d using (document_id)
);

-- one removed row per row of such a document
delete from warehouse.mentions
where article_id in (
    select a.article_id
    from warehouse.articles as a
    inner join forgotten as d using (document_id)
);

-- one removed pair per such article
delete from warehouse.article_links
where exists (
    from warehouse.articles as a
    inner join forgotten as d using (document_id)
    where a.article_id in (article_links.article_id, article_links.other_article_id)
);

-- one removed row per such article
delete from warehouse.article_vectors
where article_id in (
    select a.article_id
    from warehouse.articles as a
    inner join forgotten as d using (document_id)
);

-- one removed row per article of such a document
delete from warehouse.articles
where document_id in (select d.document_id from forgotten as d);
