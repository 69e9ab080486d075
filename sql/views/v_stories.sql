-- grain: one row per story: one event as reported by several articles
create or replace view v_stories as
with

stories as (
    select * from stories
),

articles as (
    select * from v_articles
),

reports as (
    select
        a.story_id,
        list(distinct a.outlet order by a.outlet) filter (where a.outlet is not null) as outlet_names,
        list(distinct a.language order by a.language) as languages,
        sum(a.claims) as claims,
        sum(a.denials) as denials,
        list(a.external_id order by a.published_at, a.article_id) as external_ids,
    from articles as a
    group by a.story_id
),

final as (
    select
        s.story_id,
        s.title,
        s.first_published_at,
        s.last_published_at,
        s.articles,
        s.outlets,
        r.outlet_names,
        r.languages,
        s.wire_agency,
        r.claims,
        r.denials,
        r.external_ids,
    from stories as s
    inner join reports as r using (story_id)
)

select * from final
order by first_published_at, story_id
