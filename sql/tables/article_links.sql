-- grain: one row per pair of articles that report one event, or of which one copies the other
create table if not exists article_links (
    article_id varchar not null,
    other_article_id varchar not null,
    relation varchar not null check (relation in ('same_event', 'copy')),
    score double not null,
    primary key (article_id, other_article_id, relation),
);

comment on table article_links
is 'One row per pair of articles that report one event, or of which one copies the other.';
comment on column article_links.article_id is 'The article whose id is the smaller of the two.';
comment on column article_links.other_article_id is 'The other article.';
comment on column article_links.relation is 'How the two are related.';
comment on column article_links.score is 'How sure it is, from 0 to 1.';
