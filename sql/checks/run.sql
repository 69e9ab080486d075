-- grain: one row for the run: its shares beside those of the last good runs, and how much there is of each
with

published_runs as (
    select run_id
    from published.runs
    where
        status not in ('aborted', 'failed')
        and loaded > 0
    order by started_at desc
    limit $runs
),

outlets as (
    select
        'now' as period,
        *,
    from batch.quality_outlets

    union all by name

    select
        'before' as period,
        q.*,
    from published.quality_outlets as q
    inner join published_runs as r using (run_id)
),

-- both have a row, whether or not there is an outlet
periods as (
    select
        p.period,
        coalesce(sum(o.articles), 0) as articles,
        sum(o.with_date) / sum(o.articles) as date_share,
        sum(o.with_url) / sum(o.articles) as url_share,
        sum(o.with_author) / sum(o.articles) as author_share,
        sum(o.words) / sum(o.articles) as words,
        sum(o.mentions) / sum(o.articles) as mentions,
        sum(o.claims) / sum(o.articles) as claims,
        sum(o.speakerless) / nullif(sum(o.claims), 0) as speakerless_share,
    from (values ('now'), ('before')) as p (period)
    left join outlets as o using (period)
    group by p.period
),

now as (
    select * from periods where period = 'now'
),

before as (
    select * from periods where period = 'before'
),

contradictions as (
    select
        sum(amount) as claims,
        coalesce(sum(amount) filter (where item <> 'none'), 0) as contradicting,
    from batch.quality_shares
    where aspect = 'contradiction'
),

weighed as (
    -- A change needs enough of both; without history a floor is all there is to ask for.
    select
        n.articles >= $least_volume and b.articles >= $least_volume as comparable,
        n.articles >= $least_volume and b.articles < $least_volume as first,
        n.articles >= $least_volume as large,
    from now as n
    cross join before as b
),

final as (
    select
        1 as key,
        n.articles,
        if(w.comparable, n.date_share - b.date_share, null) as date_change,
        if(w.comparable, n.url_share - b.url_share, null) as url_change,
        if(w.comparable, n.author_share - b.author_share, null) as author_change,
        if(w.comparable, n.words / b.words, null) as words_ratio,
        if(w.comparable, n.claims / nullif(b.claims, 0), null) as claims_ratio,
        if(w.comparable, n.mentions / nullif(b.mentions, 0), null) as mentions_ratio,
        if(w.comparable, n.speakerless_share - b.speakerless_share, null) as speakerless_change,
        if(w.first, n.date_share, null) as first_date_share,
        if(w.first, n.url_share, null) as first_url_share,
        if(w.large, n.claims, null) as claims_per_article,
        if(c.claims >= $least_volume, c.contradicting / c.claims, null) as contradicting_share,
        if(w.large, n.mentions, null) as mentions_per_article,
    from now as n
    cross join before as b
    cross join weighed as w
    cross join contradictions as c
)

select * from final
