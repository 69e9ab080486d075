-- grain: one row per document, as its reader left it: what a replay of a refused one starts from
create table if not exists originals (
    document_id varchar primary key,
    fields json not null,
    html varchar,
);

comment on table originals
is 'One row per document, as its reader left it: what a replay of a refused one starts from.';
comment on column originals.document_id is 'The document.';
comment on column originals.fields is 'What the record says of itself: url, title, date, author, outlet, language.';
comment on column originals.html is 'The markup; null where there was none.';
