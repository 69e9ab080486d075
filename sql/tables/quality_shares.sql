-- grain: one row per value that one aspect takes in one run, and how often
create table if not exists quality_shares (
    run_id varchar not null,
    aspect varchar not null,
    item varchar not null,
    amount bigint not null,
);

comment on table quality_shares is 'One row per value that one aspect takes in one run, and how often.';
comment on column quality_shares.run_id is 'The run.';
comment on column quality_shares.aspect
is 'What is counted: date method, date precision, language, stance, chain depth and others.';
comment on column quality_shares.item is 'The value.';
comment on column quality_shares.amount is 'How often the value occurs.';
