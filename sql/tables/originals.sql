-- grain: one refused document, as its reader left it: what a replay starts from
create table if not exists originals (
    document_id varchar primary key,
    fields json not null,  -- what the record itself says: url, title, date, author, outlet, language
    html varchar,  -- the markup, where there was one
);
