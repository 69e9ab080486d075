-- grain: one updated row per chain step whose mention has another entity than it
update claim_sources as s
set entity_id = m.entity_id
from mentions as m
where
    s.mention_id = m.mention_id
    and s.entity_id is distinct from m.entity_id
