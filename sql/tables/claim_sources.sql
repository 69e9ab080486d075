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
    primary key (claim_id, step),
);
