-- grain: one removed row per former chain step of a document that arrives again
delete from warehouse.claim_sources
where claim_id in (
    select c.claim_id
    from warehouse.claims as c
    inner join warehouse.articles as a using (article_id)
    inner join batch.documents as d using (document_id)
)
