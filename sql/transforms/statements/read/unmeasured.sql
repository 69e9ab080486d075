-- grain: one row per claim that linking has not seen, a portion of them
-- reads: claims, claim_vectors
-- Equal contents come together, since they are embedded once.
select
    c.claim_id,
    c.content,
from claims as c
left join claim_vectors as v using (claim_id)
where
    v.claim_id is null
    and c.status <> 'rejected'
order by c.content, c.claim_id
limit $portion;
