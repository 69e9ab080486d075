-- grain: one removed chain step per claim of a refused document
delete from batch.claim_sources
where claim_id in (
    select c.claim_id
    from batch.claims as c
    inner join batch.articles as a using (article_id)
    inner join batch.quarantine as q using (document_id)
)
