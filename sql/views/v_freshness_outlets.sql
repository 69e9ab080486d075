-- grain: one row per outlet: when its articles came, and whether one is overdue; the overdue first
create or replace view v_freshness_outlets as
with

articles as (
    select
        coalesce(outlet, source_domain) as outlet,
        published_at,
        published_precision,
        document_id,
    from articles
),

documents as (
    select * from documents
),

arrivals as (
    select
        a.outlet,
        d.first_seen_at,
        count(*) as articles,
        max(a.published_at) filter (where a.published_precision not in ('month', 'year')) as newest_at,
    from articles as a
    inner join documents as d using (document_id)
    group by all
),

pauses as (
    select
        *,
        date_diff('minute', lag(first_seen_at) over (partition by outlet order by first_seen_at), first_seen_at) / 60
            as pause_hours,
    from arrivals
),

outlets as (
    select
        outlet,
        sum(articles) as articles,
        count(*) as arrivals,
        max(newest_at) as newest_article_at,
        max(first_seen_at) as last_arrival_at,
        median(pause_hours) as usual_pause_hours,
        max(pause_hours) as longest_pause_hours,
        date_diff('minute', max(first_seen_at), now()) / 60 as hours_since,
    from pauses
    group by outlet
),

final as (
    select
        outlet,
        articles,
        arrivals,
        newest_article_at,
        last_arrival_at,
        hours_since,
        usual_pause_hours,
        longest_pause_hours,
        -- Three pauses are a habit; twice the longest of them is no chance.
        coalesce(arrivals > 3 and hours_since > 2 * greatest(longest_pause_hours, 1), false) as overdue,
    from outlets
)

select * from final
order by
    overdue desc,
    articles desc,
    outlet;

comment on view v_freshness_outlets
is 'One row per outlet: when its articles came, and whether one is overdue; the overdue first.';
comment on column v_freshness_outlets.outlet is 'The outlet by name, else by domain; null where neither is known.';
comment on column v_freshness_outlets.articles is 'How many articles.';
comment on column v_freshness_outlets.arrivals is 'Runs that brought in articles of the outlet.';
comment on column v_freshness_outlets.newest_article_at is 'The latest publication among its articles, to the day at least.';
comment on column v_freshness_outlets.last_arrival_at is 'When an article of the outlet last arrived.';
comment on column v_freshness_outlets.hours_since is 'Hours since then.';
comment on column v_freshness_outlets.usual_pause_hours is 'Median of the hours from one arrival to the next.';
comment on column v_freshness_outlets.longest_pause_hours is 'The most hours from one arrival to the next.';
comment on column v_freshness_outlets.overdue
is 'Whether nothing has come for twice the longest pause, where three pauses and more are known.';
