-- grain: one row per claim that linking has seen and beginning of a longer word in the sentence that reports it
create table if not exists claim_keys (
    claim_id varchar not null,
    key varchar not null,
);

comment on table claim_keys
is 'One row per claim that linking has seen and beginning of a longer word in the sentence that reports it.';
comment on column claim_keys.claim_id is 'The claim.';
comment on column claim_keys.key is 'The first five letters, in lower case.';
