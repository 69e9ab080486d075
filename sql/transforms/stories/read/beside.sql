-- grain: one row: how many articles stand in the weeks that unlinked ones stand in
-- reads: articles
select count(*) as articles
from articles
where date_trunc('week', published_at) in (
    select date_trunc('week', a.published_at)
    from articles as a
    where a.story_id is null
);
