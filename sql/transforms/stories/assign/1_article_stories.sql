-- grain: one row per article with the story it belongs to
-- A story is known by its earliest article, so its id does not depend on the order of arrival.
create or replace temp table article_stories as
with

members as (
    select
        a.article_id,
        coalesce(g.root, a.article_id) as root,
        a.published_at,
    from articles as a
    left join grouped_articles as g using (article_id)
),

final as (
    select
        m.article_id,
        substr(md5('story ' || first_value(m.article_id) over story), 1, 16) as story_id,
    from members as m
    window story as (partition by m.root order by m.published_at, m.article_id)
)

select * from final
