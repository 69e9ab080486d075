-- grain: one new row per aspect and value of the batch, measured before the checks refuse anything
insert into batch.quality_shares by name
with

articles as (
    select * from batch.articles
),

claims as (
    select * from batch.claims
),

segments as (
    select * from batch.segments
),

depths as (
    -- A chain of two is the speaker and the outlet; every step between them is a relay.
    select
        c.claim_id,
        count(s.step) as steps,
    from claims as c
    left join batch.claim_sources as s using (claim_id)
    group by c.claim_id
),

named as (
    select 'date method' as aspect, coalesce(published_method, 'none') as item, count(*) as amount
    from articles
    group by all
    union all
    select 'date precision', coalesce(published_precision, 'none'), count(*)
    from articles
    group by all
    union all
    select 'source method', coalesce(source_method, 'none'), count(*)
    from articles
    group by all
    union all
    select 'language', language, count(*)
    from articles
    group by all
    union all
    select 'agency', coalesce(agency, 'none'), count(*)
    from articles
    left join unnest(agencies) as named (agency) on true
    group by all
    union all
    select 'boilerplate', category, sum(end_char - start_char)
    from segments
    where role = 'boilerplate'
    group by all
    union all
    select 'text kept', role, sum(end_char - start_char)
    from segments
    where role <> 'boilerplate'
    group by all
    union all
    select 'quotation', quote_type, count(*)
    from claims
    group by all
    union all
    select 'stance', stance, count(*)
    from claims
    group by all
    union all
    select 'speaker', case when speaker_name is null then 'unknown' when speaker_named then 'named' else 'described' end, count(*)
    from claims
    group by all
    union all
    select 'chain depth', steps, count(*)
    from depths
    group by all
),

final as (
    select
        $run_id as run_id,
        aspect,
        coalesce(item, 'other') as item,
        amount,
    from named
)

select * from final
