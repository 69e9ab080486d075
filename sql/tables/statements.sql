-- grain: one row per claim made in one or many articles, in any language
create table if not exists statements (
    statement_id varchar not null,
    text varchar not null,
    language varchar not null,
    first_published_at timestamptz,
    claims integer not null,
    articles integer not null,
    outlets integer not null,
    origins integer not null,
);

comment on table statements is 'One row per claim made in one or many articles, in any language.';
comment on column statements.statement_id is 'The statement.';
comment on column statements.text is 'A typical wording of the statement.';
comment on column statements.language is 'Language code (ISO 639-1).';
comment on column statements.first_published_at is 'The earliest publication among its articles.';
comment on column statements.claims is 'How many claims.';
comment on column statements.articles is 'How many articles.';
comment on column statements.outlets is 'How many outlets.';
comment on column statements.origins
is 'Independent origins: copies of one report, or citations of one source, count once.';
