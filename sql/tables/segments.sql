-- grain: one row per labelled stretch of a document; the rows of a document cover its text without gaps
create table if not exists segments (
    document_id varchar not null,
    position integer not null,
    role varchar not null,
    category varchar,
    rule varchar not null,
    confidence double not null,
    start_char integer not null,
    end_char integer not null,
    primary key (document_id, position),
);
