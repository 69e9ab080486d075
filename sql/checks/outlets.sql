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

articles_before as (
    select
        coalesce(a.outlet, a.source_domain) as outlet,
        d.run_id,
        a.boilerplate_share,
        a.source_url,
        a.author,
    from published.articles as a
    inner join published.documents as d using (document_id)
    inner join published_runs as r using (run_id)
    where coalesce(a.outlet, a.source_domain) is not null
),

articles_now as (
    select
        coalesce(outlet, source_domain) as outlet,
        document_id,
        boilerplate_share,
    from batch.articles
    where coalesce(outlet, source_domain) is not null
),

history as (
    select
        outlet,
        count(*) as articles,
        count(distinct run_id) as runs_present,
        avg(boilerplate_share) as boilerplate_share,
    from articles_before
    group by outlet
),

volumes as (
    -- A run in which the outlet is missing counts as none, so that the rare stays rare.
    select
        h.outlet,
        median(coalesce(n.articles, 0)) as usual,
    from history as h
    cross join published_runs as r
    left join (
        select
            outlet,
            run_id,
            count(*) as articles,
        from articles_before
        group by all
    ) as n
        on
            h.outlet = n.outlet
            and r.run_id = n.run_id
    group by h.outlet
),

paragraphs as (
    -- What stands word for word in many articles of one outlet is furniture that cleaning has not seen.
    select
        n.outlet,
        n.document_id,
        hash(lower(trim(line))) as paragraph,
    from articles_now as n
    inner join batch.articles as a using (document_id)
    cross join unnest(string_split(a.body, chr(10))) as lines (line)
    where length(trim(line)) between 20 and 2000
),

repeated as (
    select
        outlet,
        max(articles) as most_repeated,
    from (
        select
            outlet,
            paragraph,
            count(distinct document_id) as articles,
        from paragraphs
        group by all
    )
    group by outlet
),

today as (
    select
        outlet,
        count(*) as articles,
        avg(boilerplate_share) as boilerplate_share,
    from articles_now
    group by outlet
),

ratios as (
    select
        outlet,
        coalesce(t.articles, 0) / v.usual as volume_ratio,
    from volumes as v
    left join today as t using (outlet)
    where
        v.usual >= $least_articles  -- too little history says nothing
        and (select count(*) from published_runs) >= $least_runs
),

final as (
    select
        row_number() over (order by outlet) as key,
        outlet,
        coalesce(t.articles, 0) as articles,
        v.usual,
        q.volume_ratio,
        nullif(q.volume_ratio, 0) as volume_ratio_heard,
        if(
            h.articles >= $least_articles and t.articles >= $least_articles,
            t.boilerplate_share - h.boilerplate_share,
            null
        ) as boilerplate_change,
        coalesce(r.most_repeated, 0) as most_repeated,
        -- A paragraph may recur by chance in a few articles; more than that, and in every fifth, is furniture.
        coalesce(r.most_repeated, 0) >= greatest($least_articles, 0.2 * t.articles) as repeats_itself,
    from today as t
    full join history as h using (outlet)
    left join volumes as v using (outlet)
    left join ratios as q using (outlet)
    left join repeated as r using (outlet)
)

select * from final
order by key
