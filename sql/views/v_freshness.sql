-- grain: one row per warehouse: the last good run beside the last attempt, and why they differ
create or replace view v_freshness as
with

runs as (
    select * from v_runs
),

articles as (
    select * from articles
),

attempts as (
    select
        arg_max(run_id, started_at) as last_attempt_run_id,
        max(started_at) as last_attempt_at,
        arg_max(status, started_at) as last_attempt_status,
        arg_max(coalesce(reason, ''), started_at) as last_attempt_reason,
    from runs
),

good as (
    select
        arg_max(run_id, started_at) as last_good_run_id,
        max(finished_at) as last_good_at,
        max(finished_at) filter (where loaded > 0) as last_new_at,
    from runs
    where good
),

newest as (
    select max(published_at) as newest_article_at from articles
),

final as (
    select
        g.last_good_run_id,
        g.last_good_at,
        g.last_new_at,
        a.last_attempt_run_id,
        a.last_attempt_at,
        a.last_attempt_status,
        if(a.last_attempt_run_id is distinct from g.last_good_run_id, a.last_attempt_reason, null) as why_not,
        n.newest_article_at,
    from attempts as a
    cross join good as g
    cross join newest as n
)

select * from final;

comment on view v_freshness is 'One row per warehouse: the last good run beside the last attempt, and why they differ.';
comment on column v_freshness.last_good_run_id is 'The last run whose result is published.';
comment on column v_freshness.last_good_at is 'When the last good run ended.';
comment on column v_freshness.last_new_at is 'When the last run ended that brought in new articles.';
comment on column v_freshness.last_attempt_run_id is 'The last run that was recorded, good or not.';
comment on column v_freshness.last_attempt_at is 'When the last attempt began.';
comment on column v_freshness.last_attempt_status is 'How the last attempt ended.';
comment on column v_freshness.why_not is 'Why the last attempt was not published; null where it was.';
comment on column v_freshness.newest_article_at is 'The latest day of publication in the warehouse.';
