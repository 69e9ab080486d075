-- grain: one row per outlet and run, beside the ten good runs before it; silent outlets have a row with no articles
create or replace view v_quality_outlets as
with

quality_outlets as (
    select * from quality_outlets
),

runs as (
    select
        run_id,
        started_at,
        status <> 'aborted' and loaded > 0 as good,
        count(*) filter (where status <> 'aborted' and loaded > 0) over (
            order by started_at
            rows between unbounded preceding and 1 preceding
        ) as good_before,
    from runs
),

good_runs as (
    select
        run_id,
        started_at,
        row_number() over (order by started_at) as place,
    from runs
    where good
),

windows as (
    select
        r.run_id,
        g.run_id as run_id_before,
        g.started_at as started_at_before,
    from runs as r
    inner join good_runs as g on g.place between r.good_before - 9 and r.good_before
),

outlets as (
    select
        run_id,
        outlet,
    from quality_outlets
    union
    select
        w.run_id,
        q.outlet,
    from windows as w
    inner join quality_outlets as q on w.run_id_before = q.run_id
),

history as (
    -- A run in which the outlet is missing counts as none.
    select
        o.run_id,
        o.outlet,
        count(*) as runs_before,
        median(coalesce(q.articles, 0)) as usual_articles,
        median(date_diff('hour', q.last_published_at, w.started_at_before)) as usual_age_hours,
        avg(q.boilerplate_share) as usual_boilerplate_share,
    from outlets as o
    inner join windows as w using (run_id)
    left join quality_outlets as q
        on
            w.run_id_before = q.run_id
            and o.outlet is not distinct from q.outlet
    group by all
),

final as (
    select
        o.run_id,
        r.started_at,
        o.outlet,
        coalesce(q.articles, 0) as articles,
        h.usual_articles,
        coalesce(h.runs_before, 0) as runs_before,
        coalesce(q.refused, 0) as refused,
        q.last_published_at,
        date_diff('hour', q.last_published_at, r.started_at) as age_hours,
        h.usual_age_hours,
        q.with_date / q.articles as date_share,
        q.with_url / q.articles as url_share,
        q.with_author / q.articles as author_share,
        q.with_agency / q.articles as agency_share,
        q.with_warning / q.articles as flagged_share,
        q.words / q.articles as words_per_article,
        q.boilerplate_share,
        h.usual_boilerplate_share,
        coalesce(q.repeated_paragraphs, 0) as repeated_paragraphs,
        coalesce(q.repeated_most, 0) as repeated_most,
        q.repeated_example,
        q.mentions / q.articles as mentions_per_article,
        q.claims / q.articles as claims_per_article,
        q.speakerless / nullif(q.claims, 0) as unknown_speaker_share,
    from outlets as o
    inner join runs as r using (run_id)
    left join quality_outlets as q
        on
            o.run_id = q.run_id
            and o.outlet is not distinct from q.outlet
    left join history as h
        on
            o.run_id = h.run_id
            and o.outlet is not distinct from h.outlet
)

select * from final
order by
    started_at desc,
    articles desc,
    outlet;

comment on view v_quality_outlets
is 'One row per outlet and run, beside the ten good runs before it; silent outlets have a row with no articles.';
comment on column v_quality_outlets.run_id is 'The run.';
comment on column v_quality_outlets.started_at is 'When the run began.';
comment on column v_quality_outlets.outlet is 'The outlet by name, else by domain; null where neither is known.';
comment on column v_quality_outlets.articles is 'Articles of the outlet in this run, refused ones included.';
comment on column v_quality_outlets.usual_articles is 'Median number of the outlet''s articles in earlier runs.';
comment on column v_quality_outlets.runs_before is 'Good runs before it that it is compared with.';
comment on column v_quality_outlets.refused is 'Articles that the checks refused.';
comment on column v_quality_outlets.last_published_at is 'The latest publication among its articles.';
comment on column v_quality_outlets.age_hours is 'Hours between the newest article of the outlet and the run.';
comment on column v_quality_outlets.usual_age_hours is 'Median age of the outlet''s newest article in earlier runs.';
comment on column v_quality_outlets.date_share is 'Share of articles with a publication date.';
comment on column v_quality_outlets.url_share is 'Share of articles with an address.';
comment on column v_quality_outlets.author_share is 'Share of articles that name an author.';
comment on column v_quality_outlets.agency_share is 'Share of articles that credit an agency.';
comment on column v_quality_outlets.flagged_share is 'Share of articles with a warning.';
comment on column v_quality_outlets.words_per_article is 'Mean length of a body in words.';
comment on column v_quality_outlets.boilerplate_share is 'Share of the characters that were dropped as boilerplate.';
comment on column v_quality_outlets.usual_boilerplate_share is 'Median share of boilerplate in earlier runs.';
comment on column v_quality_outlets.repeated_paragraphs
is 'Paragraphs that stand word for word in many articles of the outlet.';
comment on column v_quality_outlets.repeated_most is 'Articles in which the most repeated paragraph stands.';
comment on column v_quality_outlets.repeated_example is 'A paragraph that recurs in many articles of the outlet.';
comment on column v_quality_outlets.mentions_per_article is 'Mean number of mentions in an article.';
comment on column v_quality_outlets.claims_per_article is 'Mean number of claims in an article.';
comment on column v_quality_outlets.unknown_speaker_share is 'Share of claims whose speaker is unknown.';
