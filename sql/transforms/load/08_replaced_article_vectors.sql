-- grain: one removed row per article that arrives again: it is measured anew
delete from warehouse.article_vectors
where article_id in (
    select a.article_id
    from warehouse.articles as a
    inner join batch.documents as d using (document_id)
)
