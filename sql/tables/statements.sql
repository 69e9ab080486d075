-- grain: one row per claim made in one or many articles, in any language
create table if not exists statements (
    statement_id varchar primary key,
    text varchar not null,
    language varchar not null,
    first_published_at timestamptz,
    claims integer not null,
    articles integer not null,
    outlets integer not null,
    origins integer not null,  -- independent origins, not copies
);
