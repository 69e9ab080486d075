-- grain: one row per claim that linking has not seen
-- reads: claims, claim_vectors
-- creates: unmeasured_claims
-- Equal contents come together, since they are embedded once. What linking has seen has its statement: stretches of the
-- table without a gap there are passed over.

-- one row per claim that linking has not seen, numbered from 0
create or replace temp table unmeasured_claims as
select
    row_number() over (order by c.content, c.claim_id) - 1 as number,
    c.claim_id,
    c.content,
from claims as c
anti join claim_vectors using (claim_id)
where
    c.statement_id is null
    and c.status <> 'rejected';
