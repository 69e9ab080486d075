-- grain: one row per relation of two statements
create table if not exists statement_links (
    statement_id varchar not null,
    other_statement_id varchar not null,
    relation varchar not null check (relation in ('denies', 'confirms')),
    method varchar not null,
    score double not null,
    primary key (statement_id, other_statement_id, relation),
);
