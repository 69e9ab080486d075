-- grain: one row per name of the next articles that have unlinked mentions
-- reads: mentions
with

articles as (
    select distinct article_id
    from mentions
    where
        name_entity_id is null
        and article_id > $after
    order by article_id
    limit $portion
),

forms as (
    select
        m.article_id,
        m.name_id,
        m.kind,
        m.normal,
        count(*) as mentions,
    from mentions as m
    inner join articles as a using (article_id)
    where m.name_entity_id is null
    group by all
),

final as (
    select
        article_id,
        name_id,
        list((kind, normal, mentions) order by kind, normal) as forms,
    from forms
    group by all
)

select * from final
order by article_id, name_id
