-- grain: one row per value that one aspect takes in one run, beside the last good run before it
create or replace view v_quality_shares as
with

quality_shares as (
    select
        *,
        amount / sum(amount) over (partition by run_id, aspect) as share,
    from quality_shares
),

runs as (
    select
        run_id,
        started_at,
        last_value(case when status not in ('aborted', 'failed') and loaded > 0 then run_id end ignore nulls) over (
            order by started_at
            rows between unbounded preceding and 1 preceding
        ) as run_id_before,
    from runs
),

final as (
    select
        r.run_id,
        r.started_at,
        s.aspect,
        s.item,
        s.amount,
        s.share,
        b.share as share_before,
        s.share - b.share as share_change,
    from quality_shares as s
    inner join runs as r using (run_id)
    left join quality_shares as b
        on
            r.run_id_before = b.run_id
            and s.aspect = b.aspect
            and s.item = b.item
)

select * from final
order by
    started_at desc,
    aspect,
    amount desc,
    item;

comment on view v_quality_shares
is 'One row per value that one aspect takes in one run, beside the last good run before it.';
comment on column v_quality_shares.run_id is 'The run.';
comment on column v_quality_shares.started_at is 'When the run began.';
comment on column v_quality_shares.aspect
is 'What is counted: date method, date precision, language, stance, chain depth and others.';
comment on column v_quality_shares.item is 'The value.';
comment on column v_quality_shares.amount is 'How often the value occurs.';
comment on column v_quality_shares.share is 'Share of the value within its aspect.';
comment on column v_quality_shares.share_before is 'The same share in the last good run before it.';
comment on column v_quality_shares.share_change is 'Difference to the share before.';
