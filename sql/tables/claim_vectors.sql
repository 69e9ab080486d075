-- grain: one row per claim that linking has seen, with what its content means
create table if not exists claim_vectors (
    claim_id varchar not null,
    vector tinyint[512] not null,
);

comment on table claim_vectors is 'One row per claim that linking has seen, with what its content means.';
comment on column claim_vectors.claim_id is 'The claim.';
comment on column claim_vectors.vector is 'Embedding of the content in whole numbers, comparable across languages.';
