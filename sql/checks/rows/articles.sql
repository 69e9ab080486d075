-- grain: one row per article that fails a check
select
    a.rowid as key,
    a.document_id,
    a.article_id,
    d.external_id,
    a.title[:200] as title,
from batch.articles as a
inner join batch.documents as d using (document_id)
where a.rowid in (select unnest($keys))
order by key
