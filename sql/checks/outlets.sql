-- grain: one row per outlet of this run or of the runs it is compared with; the key is the outlet's place by name
with

published_runs as (
    select
        run_id,
        started_at,
    from published.runs
    where
        status <> 'aborted'
        and loaded > 0
    order by started_at desc
    limit $runs
),

outlets_before as (
    select
        q.*,
        date_diff('hour', q.last_published_at, r.started_at) / 24 as age_days,
    from published.quality_outlets as q
    inner join published_runs as r using (run_id)
    where q.outlet is not null
),

today as (
    select
        *,
        date_diff('hour', last_published_at, (select max(first_seen_at) from batch.documents)) / 24 as age_days,
    from batch.quality_outlets
    where outlet is not null
),

volumes as (
    -- A run in which the outlet is missing counts as none, so that the rare stays rare.
    select
        o.outlet,
        median(coalesce(n.articles, 0)) as usual,
    from (select distinct outlet from outlets_before) as o
    cross join published_runs as r
    left join outlets_before as n
        on
            o.outlet = n.outlet
            and r.run_id = n.run_id
    group by o.outlet
),

appearances as (
    select
        q.outlet,
        r.started_at,
        date_diff('minute', lag(r.started_at) over (partition by q.outlet order by r.started_at), r.started_at)
            as pause,
    from published.quality_outlets as q
    inner join published.runs as r using (run_id)
    where
        q.outlet is not null
        and r.status in ('published', 'published anyway')
),

pauses as (
    -- Runs every few minutes bring something of an outlet now and then: it is due after its longest pause so far.
    select
        outlet,
        date_diff('minute', max(started_at), (select max(first_seen_at) from batch.documents))
        >= coalesce(max(pause), 0) as due,
    from appearances
    group by outlet
),

history as (
    select
        outlet,
        sum(articles) as articles,
        count(*) as runs_present,
        median(age_days) as age_days,
        sum(articles * boilerplate_share) / sum(articles) as boilerplate_share,
        sum(with_date) / sum(articles) as date_share,
        sum(with_url) / sum(articles) as url_share,
        sum(with_author) / sum(articles) as author_share,
    from outlets_before
    group by outlet
),

joined as (
    select
        outlet,
        coalesce(t.articles, 0) as articles,
        t.repeated_paragraphs,
        coalesce(t.repeated_most, 0) as repeated_most,
        t.repeated_example,
        t.age_days,
        v.usual,
        h.age_days as usual_age_days,
        t.boilerplate_share - h.boilerplate_share as boilerplate_change,
        t.with_date / t.articles - h.date_share as date_change,
        t.with_url / t.articles - h.url_share as url_change,
        t.with_author / t.articles - h.author_share as author_change,
        -- Too little history says nothing.
        coalesce(t.articles > 0 or p.due, true)
        and v.usual >= $least_articles and (select count(*) from published_runs) >= $least_runs as volume_known,
        h.articles >= $least_articles and t.articles >= $least_articles as layout_known,
        h.articles >= $least_volume and t.articles >= $least_shares as shares_known,
        h.runs_present >= $least_runs as age_known,
    from today as t
    full join history as h using (outlet)
    left join volumes as v using (outlet)
    left join pauses as p using (outlet)
),

final as (
    select
        row_number() over (order by outlet) as key,
        outlet,
        articles,
        usual,
        if(volume_known, articles / usual, null) as volume_ratio,
        nullif(if(volume_known, articles / usual, null), 0) as volume_ratio_heard,
        age_days,
        usual_age_days,
        if(age_known, age_days - usual_age_days, null) as days_staler,
        if(layout_known, boilerplate_change, null) as boilerplate_change,
        if(shares_known, date_change, null) as date_change,
        if(shares_known, url_change, null) as url_change,
        if(shares_known, author_change, null) as author_change,
        repeated_most as most_repeated,
        coalesce(repeated_paragraphs, 0) > 0 as repeats_itself,
        repeated_example as paragraph,
    from joined
)

select * from final
order by key
