-- grain: one row per link of a pair of articles of one component whose story is settled anew
-- reads: article_links; components (id, component)
select
    c.component,
    l.article_id,
    l.other_article_id,
    case l.relation
        when 'parted' then '-infinity'::double
        when 'joined' then 'infinity'::double
        else l.score
    end as score,
from article_links as l
inner join components as c on l.article_id = c.id
inner join components as o
    on
        l.other_article_id = o.id
        and c.component = o.component
where l.relation <> 'copy'
order by c.component;
