-- grain: one removed row per former row of a document that arrives again
delete from warehouse.claims
where article_id in (
    select a.article_id
    from warehouse.articles as a
    inner join batch.documents as d using (document_id)
)
