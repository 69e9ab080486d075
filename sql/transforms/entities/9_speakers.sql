-- grain: one claim, or one step of a chain, whose mention has another entity than it
-- reads: mentions, touched_mentions
-- changes: claims.speaker_entity_id, claim_sources.entity_id

-- one updated row per claim whose speaker's mention has another entity than it
update claims as c
set speaker_entity_id = m.entity_id
from (from mentions semi join touched_mentions using (mention_id)) as m
where
    c.speaker_mention_id = m.mention_id
    and c.speaker_entity_id is distinct from m.entity_id;

-- one updated row per chain step whose mention has another entity than it
update claim_sources as s
set entity_id = m.entity_id
from (from mentions semi join touched_mentions using (mention_id)) as m
where
    s.mention_id = m.mention_id
    and s.entity_id is distinct from m.entity_id;
