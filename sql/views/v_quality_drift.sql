-- grain: one row per figure of one run, beside the last good run before it and the median of the ten before
create or replace view v_quality_drift as
with

runs as (
    select * from v_quality_runs
),

figures as (
    unpivot (
        select
            run_id,
            started_at,
            status <> 'aborted' and loaded > 0 as good,
            cast(articles as double) as articles,
            cast(outlets as double) as outlets,
            refused_share,
            flagged_share,
            date_share,
            url_share,
            outlet_share,
            author_share,
            agency_share,
            boilerplate_share,
            words_per_article,
            mentions_per_article,
            claims_per_article,
            unknown_speaker_share,
            chain_depth,
            contradicting_share,
        from runs
    )
    on columns(* exclude (run_id, started_at, good))
    into name figure value amount
),

placed as (
    select
        *,
        row_number() over (partition by figure order by started_at) as place,
        count(*) filter (where good) over (
            partition by figure
            order by started_at
            rows between unbounded preceding and 1 preceding
        ) as good_before,
        last_value(case when good then amount end ignore nulls) over (
            partition by figure
            order by started_at
            rows between unbounded preceding and 1 preceding
        ) as amount_before,
        median(case when good then amount end) over (
            partition by figure
            order by started_at
            rows between 10 preceding and 1 preceding
        ) as usual,
    from figures
),

final as (
    select
        run_id,
        started_at,
        figure,
        amount,
        amount_before,
        amount - amount_before as change,
        usual,
        good_before as runs_before,
    from placed
)

select * from final
order by
    started_at desc,
    figure;

comment on view v_quality_drift
is 'One row per figure of one run, beside the last good run before it and the median of the ten before.';
comment on column v_quality_drift.run_id is 'The run.';
comment on column v_quality_drift.started_at is 'When the run began.';
comment on column v_quality_drift.figure is 'Name of the figure.';
comment on column v_quality_drift.amount is 'The figure in this run.';
comment on column v_quality_drift.amount_before is 'The same figure in the last good run before it.';
comment on column v_quality_drift.change is 'Relative change against the usual figure.';
comment on column v_quality_drift.usual is 'Median of the ten good runs before it.';
comment on column v_quality_drift.runs_before is 'Good runs before it that it is compared with.';
