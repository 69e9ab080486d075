-- grain: one row per story; a superseded version of an article counts for nothing
insert into stories by name
with

articles as (
    select a.*
    from articles as a
    inner join documents as d using (document_id)
    where d.superseded_by is null
),

final as (
    select
        a.story_id,
        first(a.title order by a.title is null, a.published_at, a.article_id) as title,
        min(a.published_at) as first_published_at,
        max(a.published_at) as last_published_at,
        cast(count(*) as integer) as articles,
        cast(count(distinct coalesce(a.outlet, a.source_domain, a.article_id)) as integer) as outlets,
        mode(a.agencies[1]) as wire_agency,
    from articles as a
    group by a.story_id
)

select * from final
