-- grain: one row per warning that published articles carry, the most frequent first
create or replace view v_quality_standing as
with

articles as (
    select * from articles
),

runs as (
    select * from runs
),

quality_results as (
    select * from quality_results
),

flags as (
    select
        unnest(quality_flags) as expectation,
        article_id,
    from articles
),

rules as (
    select
        q.expectation,
        arg_max(q.suite, r.started_at) as suite,
        arg_max(q.severity, r.started_at) as severity,
    from quality_results as q
    inner join runs as r using (run_id)
    group by q.expectation
),

final as (
    select
        f.expectation,
        any_value(l.suite) as suite,
        any_value(l.severity) as severity,
        count(distinct f.article_id) as articles,
        (select count(*) from articles) as of_articles,
        count(distinct f.article_id) / (select count(*) from articles) as share,
    from flags as f
    left join rules as l using (expectation)
    group by f.expectation
)

select * from final
order by
    articles desc,
    expectation;

comment on view v_quality_standing is 'One row per warning that published articles carry, the most frequent first.';
comment on column v_quality_standing.expectation is 'Name of the rule in expectations/policy.yaml.';
comment on column v_quality_standing.suite is 'The suite that the expectation belongs to; null where it left the policy.';
comment on column v_quality_standing.severity is 'critical, warning or info, as the last run that asked had it.';
comment on column v_quality_standing.articles is 'Published articles that carry the warning.';
comment on column v_quality_standing.of_articles is 'All published articles.';
comment on column v_quality_standing.share is 'Share of the published articles that carry it.';
