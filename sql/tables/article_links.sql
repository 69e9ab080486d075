-- grain: one row per pair of articles that report one event, or of which one copies the other
create table if not exists article_links (
    article_id varchar not null,
    other_article_id varchar not null,  -- the smaller id of the two comes first
    relation varchar not null check (relation in ('same_event', 'copy')),
    score double not null,
    primary key (article_id, other_article_id, relation),
);
