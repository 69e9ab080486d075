-- grain: one row per pair of articles and relation: they may report one event, one copies the other, or an analyst decided
create table if not exists article_links (
    article_id varchar not null,
    other_article_id varchar not null,
    relation varchar not null check (relation in ('same_event', 'copy', 'joined', 'parted')),
    score double not null,
    similarity double,
    names double,
    words double,
    days integer,
    copied_share double,
);

comment on table article_links
is 'One row per pair of articles that may report one event, of which one copies the other, or on which an analyst decided.';
comment on column article_links.article_id is 'The article whose id is the smaller of the two.';
comment on column article_links.other_article_id is 'The other article.';
comment on column article_links.relation
is 'How the two are related; joined and parted are decisions of an analyst, which prevail.';
comment on column article_links.score
is 'How much speaks for it, from 0 to 1; articles become one story where they do so on average.';
comment on column article_links.similarity is 'Cosine of their titles and openings.';
comment on column article_links.names is 'Share of names in common, rare names weighing more.';
comment on column article_links.words
is 'Share of telling words of title and opening in common, rare ones weighing more.';
comment on column article_links.days is 'Days between their publication.';
comment on column article_links.copied_share is 'Share of the shorter one''s words that the other one has in the same order.';
