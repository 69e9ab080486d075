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

outlets_now as (
    select * from batch.quality_outlets
),

outlets_before as (
    select q.*
    from published.quality_outlets as q
    inner join published_runs as r using (run_id)
),

now as (
    select
        coalesce(sum(articles), 0) as articles,
        sum(with_date) / sum(articles) as date_share,
        sum(with_url) / sum(articles) as url_share,
        sum(with_author) / sum(articles) as author_share,
        sum(words) / sum(articles) as words,
        sum(mentions) / sum(articles) as mentions,
        sum(claims) / sum(articles) as claims,
        sum(speakerless) / nullif(sum(claims), 0) as speakerless_share,
    from outlets_now
),

before as (
    select
        coalesce(sum(articles), 0) as articles,
        sum(with_date) / sum(articles) as date_share,
        sum(with_url) / sum(articles) as url_share,
        sum(with_author) / sum(articles) as author_share,
        sum(words) / sum(articles) as words,
        sum(mentions) / sum(articles) as mentions,
        sum(claims) / sum(articles) as claims,
        sum(speakerless) / nullif(sum(claims), 0) as speakerless_share,
    from outlets_before
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
