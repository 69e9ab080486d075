-- grain: one row per labelled stretch of a document; the rows of a document cover its text without gaps
create table if not exists segments (
    document_id varchar not null,
    position integer not null,
    role varchar not null
        check (role in ('title', 'section', 'dateline', 'byline', 'body', 'caption', 'source_note', 'boilerplate')),
    category varchar
        check (category in ('navigation', 'player', 'comments', 'advert', 'appeal', 'legal', 'related', 'share', 'other')),
    rule varchar not null,
    confidence double not null,
    start_char integer not null,
    end_char integer not null,
);

comment on table segments
is 'One row per labelled stretch of a document; the rows of a document cover its text without gaps.';
comment on column segments.document_id is 'The document.';
comment on column segments.position is 'Order within the document, from 0.';
comment on column segments.role
is 'What the stretch is: title, section, dateline, byline, body, caption, source_note or boilerplate.';
comment on column segments.category is 'Kind of boilerplate; null for other roles.';
comment on column segments.rule is 'What found the row.';
comment on column segments.confidence is 'How sure the row is, from 0 to 1.';
comment on column segments.start_char is 'Offset of its first character in documents.text.';
comment on column segments.end_char is 'Offset behind its last character in documents.text.';
