-- grain: one removed claim of a refused document
delete from batch.claims
where article_id in (
    select a.article_id
    from batch.articles as a
    inner join batch.quarantine as q using (document_id)
)
