-- grain: one row per article that linking has not seen, a portion of them
-- reads: articles, article_vectors
select
    a.article_id,
    a.title,
    a.body,
from articles as a
left join article_vectors as v using (article_id)
where v.article_id is null
order by a.article_id
limit $portion;
