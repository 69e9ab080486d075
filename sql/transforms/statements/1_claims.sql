-- grain: one updated claim per claim of a touched story
update claims as c
set statement_id = n.statement_id
from claim_statements as n
where
    c.claim_id = n.claim_id
    and c.statement_id is distinct from n.statement_id
