-- grain: one row per event as reported by one or several articles
create table if not exists stories (
    story_id varchar primary key,
    title varchar,
    first_published_at timestamptz,
    last_published_at timestamptz,
    articles integer not null,
    outlets integer not null,
    wire_agency varchar,
);
