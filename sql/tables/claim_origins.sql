-- grain: one row per claim: where its report begins
create table if not exists claim_origins (
    claim_id varchar not null,
    origin varchar not null,
    reason varchar not null
        check (reason in ('cited source', 'post or document', 'agency report', 'copy', 'own report')),
);

comment on table claim_origins is 'One row per claim: where its report begins.';
comment on column claim_origins.claim_id is 'The claim.';
comment on column claim_origins.origin is 'Where it begins: a source, an agency, or the newsroom of the first of its copies.';
comment on column claim_origins.reason is 'Why it is taken to begin there.';
