-- grain: one row per event as reported by one or several articles
create table if not exists stories (
    story_id varchar not null,
    title varchar,
    first_published_at timestamptz,
    last_published_at timestamptz,
    articles integer not null,
    outlets integer not null,
    wire_agency varchar,
);

comment on table stories is 'One row per event as reported by one or several articles.';
comment on column stories.story_id is 'The story.';
comment on column stories.title is 'Headline of its first article.';
comment on column stories.first_published_at is 'The earliest publication among its articles.';
comment on column stories.last_published_at is 'The latest publication among its articles.';
comment on column stories.articles is 'How many articles.';
comment on column stories.outlets is 'How many outlets.';
comment on column stories.wire_agency is 'Agency that its articles credit, where most credit one.';
