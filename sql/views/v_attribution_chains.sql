-- grain: one row per claim with its chain, from the speaker outward to the publishing outlet
create or replace view v_attribution_chains as
with

claim_sources as (
    select * from claim_sources
),

final as (
    select
        s.claim_id,
        string_agg(s.name, ' → ' order by s.step) as chain,
        list(s.name order by s.step) as names,
        list(s.kind order by s.step) as kinds,
        count(*) as steps,
        count(*) - 2 as relays,  -- between the speaker and the publishing outlet
    from claim_sources as s
    group by s.claim_id
)

select * from final
