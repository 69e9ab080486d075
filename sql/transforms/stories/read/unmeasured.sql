-- grain: one row per article that linking has not seen, a portion of them
-- reads: articles, article_vectors
-- What linking has seen has its story, so the texts of all others are passed over.
select
    a.article_id,
    a.title,
    a.body,
from articles as a
anti join article_vectors using (article_id)
where a.story_id is null
order by a.article_id
limit $portion;
