-- grain: one row per article, in its newest version
create or replace view v_articles as
with

articles as (
    select * from articles
),

documents as (
    select * from documents
),

mention_counts as (
    select
        article_id,
        count(*) as mentions,
        count(distinct entity_id) as entities,
    from mentions
    group by article_id
),

claim_counts as (
    select
        article_id,
        count(*) as claims,
        count(*) filter (where stance = 'deny') as denials,
    from claims
    where status <> 'rejected'
    group by article_id
),

final as (
    select
        a.article_id,
        d.external_id,
        a.language,
        a.outlet,
        a.title,
        a.section,
        a.author,
        a.published_at,
        a.published_precision,
        a.published_method,
        a.source_url,
        a.source_domain,
        a.agencies,
        a.word_count,
        a.boilerplate_share,
        coalesce(m.mentions, 0) as mentions,
        coalesce(m.entities, 0) as entities,
        coalesce(c.claims, 0) as claims,
        coalesce(c.denials, 0) as denials,
        a.story_id,
        a.quality,
        a.quality_flags,
        d.document_id,
        d.version,
        d.first_seen_at,
    from articles as a
    inner join documents as d using (document_id)
    left join mention_counts as m using (article_id)
    left join claim_counts as c using (article_id)
    where d.superseded_by is null
)

select * from final;

comment on view v_articles is 'One row per article, in its newest version.';
comment on column v_articles.article_id is 'The article.';
comment on column v_articles.external_id is 'The record''s own id, else the file name without suffix.';
comment on column v_articles.language is 'Language code (ISO 639-1).';
comment on column v_articles.outlet is 'Who published the article, by name.';
comment on column v_articles.title is 'Headline.';
comment on column v_articles.section is 'Section of the outlet that the article stands in.';
comment on column v_articles.author is 'Who wrote the article, as it says itself.';
comment on column v_articles.published_at
is 'When it was published; before counting days read published_precision, and cast timezone(''UTC'', published_at).';
comment on column v_articles.published_precision
is 'What the publication date is exact to: second, minute, day, month or year.';
comment on column v_articles.published_method is 'What the publication date was read from.';
comment on column v_articles.source_url is 'Address of the article.';
comment on column v_articles.source_domain is 'Domain of the source''s address.';
comment on column v_articles.agencies is 'News agencies that the article credits.';
comment on column v_articles.word_count is 'Words of the body.';
comment on column v_articles.boilerplate_share is 'Share of the characters that were dropped as boilerplate.';
comment on column v_articles.mentions is 'How many mentions.';
comment on column v_articles.entities is 'How many entities the article names.';
comment on column v_articles.claims is 'How many claims.';
comment on column v_articles.denials is 'How many claims deny.';
comment on column v_articles.story_id is 'The story.';
comment on column v_articles.quality is 'Whether the checks passed the article or flagged it.';
comment on column v_articles.quality_flags is 'Rules that flagged the article.';
comment on column v_articles.document_id is 'The document.';
comment on column v_articles.version is 'Which version of its record the document is, from 1.';
comment on column v_articles.first_seen_at is 'When the document first arrived.';
