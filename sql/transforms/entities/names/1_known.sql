-- grain: one row per reference entity that is new, or named otherwise than before
create or replace temp table fresh_entities as
with

differing as (
    (
        select * from known_keys
        except
        select * from entity_names
    )

    union all

    (
        select n.*
        from entity_names as n
        inner join known_entities as k using (entity_id)
        except
        select * from known_keys
    )
),

final as (
    select distinct entity_id
    from differing
)

select * from final
