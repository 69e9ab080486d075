-- grain: one row per document, as its reader left it: what a replay of a refused one starts from
create table if not exists originals (
    document_id varchar primary key,
    fields json not null,  -- what the record itself says: url, title, date, author, outlet, language
    html varchar,  -- the markup, where there was one
);
