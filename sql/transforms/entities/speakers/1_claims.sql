-- grain: one updated row per claim whose speaker's mention has another entity than it
update claims as c
set speaker_entity_id = m.entity_id
from mentions as m
where
    c.speaker_mention_id = m.mention_id
    and c.speaker_entity_id is distinct from m.entity_id
