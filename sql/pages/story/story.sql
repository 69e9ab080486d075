-- grain: one row per story
-- reads: stories
with

final as (
    select *
    from stories
    where story_id = $key
)

select * from final
