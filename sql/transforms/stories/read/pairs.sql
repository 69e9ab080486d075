-- grain: one row per pair of articles whose story is settled anew
-- reads: article_links, regrouped
select
    l.article_id,
    l.other_article_id,
    case
        when bool_or(l.relation = 'parted') then '-infinity'::double
        when bool_or(l.relation = 'joined') then 'infinity'::double
        else max(l.score)
    end as score,
from article_links as l
semi join regrouped as r using (article_id)
where
    l.other_article_id in (select o.article_id from regrouped as o)
    and l.relation <> 'copy'
group by all;
