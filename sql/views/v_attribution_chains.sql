-- grain: one row per claim with its chain, from the speaker outward to the publishing outlet
create or replace view v_attribution_chains as
with

claim_sources as (
    select s.*
    from claim_sources as s
    anti join (from claims where status = 'rejected') as c using (claim_id)
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

select * from final;

comment on view v_attribution_chains
is 'One row per claim with its chain, from the speaker outward to the publishing outlet.';
comment on column v_attribution_chains.claim_id is 'The claim.';
comment on column v_attribution_chains.chain
is 'Who passed the claim on, from the speaker to the publishing outlet, as one line of text.';
comment on column v_attribution_chains.names is 'Name of every step, from the speaker outward.';
comment on column v_attribution_chains.kinds is 'Kind of every step, from the speaker outward.';
comment on column v_attribution_chains.steps is 'Steps of the chain, the outlet included.';
comment on column v_attribution_chains.relays is 'How many passed the claim on between its speaker and the outlet.';
