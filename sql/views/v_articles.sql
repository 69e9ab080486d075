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

select * from final
