-- grain: one row per pair of claims that can join two groups, of those whose statement is settled anew
-- reads: claim_links, regrouped
select
    claim_id,
    other_claim_id,
from claim_links
where
    relation in ('same', 'joined')
    and score >= $threshold
    and claim_id in (select r.claim_id from regrouped as r)
    and other_claim_id in (select o.claim_id from regrouped as o);
