-- grain: one row per accepted document
create table if not exists articles (
    article_id varchar not null,
    document_id varchar not null,
    language varchar not null,
    title varchar,
    section varchar,
    body varchar not null,
    author varchar,
    published_at timestamptz,
    published_precision varchar check (published_precision in ('second', 'minute', 'day', 'month', 'year')),
    published_method varchar,
    published_confidence double,
    source_url varchar,
    source_domain varchar,
    outlet varchar,
    source_method varchar,
    agencies varchar[] not null,
    word_count integer not null,
    boilerplate_share double not null,
    story_id varchar,
    quality varchar not null check (quality in ('pass', 'warn')),
    quality_flags varchar[] not null,
);

comment on table articles is 'One row per accepted document.';
comment on column articles.article_id is 'The article.';
comment on column articles.document_id is 'The document.';
comment on column articles.language is 'Language code (ISO 639-1).';
comment on column articles.title is 'Headline.';
comment on column articles.section is 'Section of the outlet that the article stands in.';
comment on column articles.body is 'The text of the article without boilerplate: its body segments, joined.';
comment on column articles.author is 'Who wrote the article, as it says itself.';
comment on column articles.published_at
is 'When the article was published; read published_precision before counting days.';
comment on column articles.published_precision
is 'What the publication date is exact to: second, minute, day, month or year.';
comment on column articles.published_method is 'What the publication date was read from.';
comment on column articles.published_confidence is 'How sure the publication date is, from 0 to 1.';
comment on column articles.source_url is 'Address of the article.';
comment on column articles.source_domain is 'Domain of the source''s address.';
comment on column articles.outlet is 'Who published the article, by name.';
comment on column articles.source_method is 'How the source was found.';
comment on column articles.agencies is 'News agencies that the article credits.';
comment on column articles.word_count is 'Words of the body.';
comment on column articles.boilerplate_share is 'Share of the characters that were dropped as boilerplate.';
comment on column articles.story_id is 'The story.';
comment on column articles.quality is 'Whether the checks passed the article or flagged it.';
comment on column articles.quality_flags is 'Rules that flagged the article.';
