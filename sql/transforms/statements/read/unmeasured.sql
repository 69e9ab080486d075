-- grain: one row per claim that linking has not seen, a portion of them
-- reads: unmeasured_claims
select
    claim_id,
    content,
from unmeasured_claims
where number // $size = $portion
order by number;
