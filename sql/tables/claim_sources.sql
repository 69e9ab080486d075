-- grain: one row per step of a claim's chain, from the speaker (step 0) outward to the publishing outlet
create table if not exists claim_sources (
    claim_id varchar not null,
    step integer not null,
    entity_id varchar,
    mention_id varchar,
    name varchar not null,
    kind varchar not null check (kind in ('speaker', 'document', 'platform', 'outlet', 'agency')),
    start_char integer,
    end_char integer,
);

comment on table claim_sources
is 'One row per step of a claim''s chain, from the speaker (step 0) outward to the publishing outlet.';
comment on column claim_sources.claim_id is 'The claim.';
comment on column claim_sources.step is 'Place in the chain; 0 is the speaker.';
comment on column claim_sources.entity_id is 'The entity.';
comment on column claim_sources.mention_id is 'The mention that names the step; null where none does.';
comment on column claim_sources.name is 'Who the step is.';
comment on column claim_sources.kind is 'What the step is: speaker, document, platform, outlet or agency.';
comment on column claim_sources.start_char is 'Offset of its first character in documents.text.';
comment on column claim_sources.end_char is 'Offset behind its last character in documents.text.';
