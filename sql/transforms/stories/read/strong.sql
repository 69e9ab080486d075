-- grain: one row per pair of articles that can join two groups, of those whose story is settled anew
-- reads: article_links, regrouped
select
    article_id,
    other_article_id,
from article_links
where
    relation in ('same_event', 'joined')
    and score >= $threshold
    and article_id in (select r.article_id from regrouped as r)
    and other_article_id in (select o.article_id from regrouped as o);
