-- grain: one row per article of the story, in the order of time, with what it copies
-- reads: article_links, articles, documents
with

members as (
    select a.*
    from articles as a
    inner join documents as d using (document_id)
    where
        a.story_id = $key
        and d.superseded_by is null
),

pairs as (
    select
        article_id,
        other_article_id,
        copied_share,
    from article_links
    where relation = 'copy'

    union all

    select
        other_article_id as article_id,
        article_id as other_article_id,
        copied_share,
    from article_links
    where relation = 'copy'
),

-- The earliest of those that share the text is taken for the one that the others copy.
copies as (
    select
        m.article_id,
        arg_min(o.article_id, (coalesce(o.published_at, 'infinity'), o.article_id)) as copies_id,
        arg_min(coalesce(o.outlet, o.title), (coalesce(o.published_at, 'infinity'), o.article_id)) as copies,
        max(p.copied_share) as copied_share,
    from members as m
    inner join pairs as p using (article_id)
    inner join members as o on p.other_article_id = o.article_id
    where (coalesce(o.published_at, 'infinity'), o.article_id) < (coalesce(m.published_at, 'infinity'), m.article_id)
    group by m.article_id
),

final as (
    select
        m.article_id,
        m.published_at,
        m.published_precision,
        m.outlet,
        m.language,
        m.title,
        m.agencies,
        c.copies,
        c.copies_id,
        c.copied_share,
    from members as m
    left join copies as c using (article_id)
    order by m.published_at nulls last, m.article_id
)

select * from final
