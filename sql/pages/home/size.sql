-- grain: one row per warehouse: how much it holds
-- reads: articles, claims, statements, stories
with

final as (
    select
        (select count(*) from articles) as articles,
        (select count(*) from claims where status <> 'rejected') as claims,
        (select count(*) from claims where stance = 'deny' and status <> 'rejected') as denials,
        (select count(*) from statements) as statements,
        (select count(*) from stories where articles > 1) as shared_stories,
)

select * from final
