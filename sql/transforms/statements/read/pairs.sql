-- grain: one row per pair of claims whose statement is settled anew
-- reads: claim_links, regrouped
select
    l.claim_id,
    l.other_claim_id,
    case
        when bool_or(l.relation = 'parted') then '-infinity'::double
        when bool_or(l.relation = 'joined') then 'infinity'::double
        else max(l.score)
    end as score,
from claim_links as l
semi join regrouped as r using (claim_id)
where
    l.other_claim_id in (select o.claim_id from regrouped as o)
    and l.relation in ('same', 'joined', 'parted')
group by all;
