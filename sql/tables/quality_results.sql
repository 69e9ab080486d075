-- grain: one row per expectation of one run
create table if not exists quality_results (
    run_id varchar not null,
    suite varchar not null,
    expectation varchar not null,
    column_name varchar,
    severity varchar not null check (severity in ('critical', 'warning', 'info')),
    action varchar not null check (action in ('abort', 'quarantine', 'flag', 'report')),
    success boolean not null,
    observed varchar,
    unexpected_count integer not null,
    unexpected_share double not null,
    element_count integer not null,
    sample json not null,
);

comment on table quality_results is 'One row per expectation of one run.';
comment on column quality_results.run_id is 'The run.';
comment on column quality_results.suite is 'The suite that the expectation belongs to.';
comment on column quality_results.expectation is 'Name of the rule in expectations/policy.yaml.';
comment on column quality_results.column_name
is 'The column that the expectation looks at; null where it looks at several.';
comment on column quality_results.severity is 'critical, warning or info.';
comment on column quality_results.action
is 'What a failure does: abort the run, quarantine the document, flag the article, or report it.';
comment on column quality_results.success is 'Whether the expectation held.';
comment on column quality_results.observed is 'The value that the expectation saw.';
comment on column quality_results.unexpected_count is 'Rows that failed.';
comment on column quality_results.unexpected_share is 'Share of the rows that failed.';
comment on column quality_results.element_count is 'Rows that were checked.';
comment on column quality_results.sample is 'Some of the failing rows.';
