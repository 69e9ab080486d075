-- grain: one row per expectation of one run
create table if not exists quality_results (
    run_id varchar not null,
    suite varchar not null,
    expectation varchar not null,
    column_name varchar,
    severity varchar not null,
    action varchar not null,
    success boolean not null,
    observed varchar,
    unexpected_count integer not null,
    unexpected_share double not null,
    element_count integer not null,
    sample json not null,
);
