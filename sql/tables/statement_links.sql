-- grain: one row per relation of two statements
create table if not exists statement_links (
    statement_id varchar not null,
    other_statement_id varchar not null,
    relation varchar not null check (relation in ('denies', 'confirms')),
    method varchar not null,
    score double not null,
);

comment on table statement_links is 'One row per relation of two statements.';
comment on column statement_links.statement_id is 'The statement that denies or confirms.';
comment on column statement_links.other_statement_id is 'The statement that is denied or confirmed.';
comment on column statement_links.relation is 'How the two are related.';
comment on column statement_links.method is 'How it was found.';
comment on column statement_links.score is 'How sure it is, from 0 to 1.';
