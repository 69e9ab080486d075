-- grain: one row per link of a pair of claims of one component whose statement is settled anew
-- reads: claim_links; components (id, component)
select
    c.component,
    l.claim_id,
    l.other_claim_id,
    case l.relation
        when 'parted' then '-infinity'::double
        when 'joined' then 'infinity'::double
        else l.score
    end as score,
from claim_links as l
inner join components as c on l.claim_id = c.id
inner join components as o
    on
        l.other_claim_id = o.id
        and c.component = o.component
where l.relation in ('same', 'joined', 'parted')
order by c.component;
