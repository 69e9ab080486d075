-- grain: one row per possible publication date of a document
create table if not exists date_candidates (
    document_id varchar not null,
    value_at timestamptz not null,
    precision varchar not null,
    method varchar not null,
    evidence varchar not null,
    start_char integer,
    end_char integer,
    confidence double not null,
    chosen boolean not null,
);
