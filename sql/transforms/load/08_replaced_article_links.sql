-- grain: one removed pair per article that arrives again
delete from warehouse.article_links
where exists (
    from warehouse.articles as a
    inner join batch.documents as d using (document_id)
    where a.article_id in (article_links.article_id, article_links.other_article_id)
)
