-- grain: one row per spelling of the entity in articles and way of linking it
-- reads: mentions
with

final as (
    select
        surface,
        link_method,
        round(avg(link_score), 2) as link_score,
        count(*) as mentions,
        count(distinct article_id) as articles,
    from mentions
    where entity_id = $key
    group by surface, link_method
    order by mentions desc, surface, link_method
    limit 100
)

select * from final
