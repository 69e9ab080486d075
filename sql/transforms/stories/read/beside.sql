-- grain: one row: how many articles stand in the weeks that unlinked ones stand in
-- reads: articles, article_vectors
select count(*) as articles
from articles
where date_trunc('week', published_at) in (
    select date_trunc('week', a.published_at)
    from articles as a
    anti join article_vectors using (article_id)
);
