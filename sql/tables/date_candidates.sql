-- grain: one row per possible publication date of a document
create table if not exists date_candidates (
    document_id varchar not null,
    value_at timestamptz not null,
    precision varchar not null check (precision in ('second', 'minute', 'day', 'month', 'year')),
    method varchar not null,
    evidence varchar not null,
    start_char integer,
    end_char integer,
    confidence double not null,
    chosen boolean not null,
);

comment on table date_candidates is 'One row per possible publication date of a document.';
comment on column date_candidates.document_id is 'The document.';
comment on column date_candidates.value_at is 'The candidate date.';
comment on column date_candidates.precision is 'What the date is exact to: second, minute, day, month or year.';
comment on column date_candidates.method is 'How it was found.';
comment on column date_candidates.evidence is 'The text that the date was read from.';
comment on column date_candidates.start_char is 'Offset of its first character in documents.text.';
comment on column date_candidates.end_char is 'Offset behind its last character in documents.text.';
comment on column date_candidates.confidence is 'How sure the row is, from 0 to 1.';
comment on column date_candidates.chosen is 'Whether this candidate became the publication date.';
