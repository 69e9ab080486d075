-- grain: one row per run with its figures: counts, failures by severity, completeness, extraction
create or replace view v_quality_runs as
with

runs as (
    select * from runs
),

outlet_sums as (
    select
        run_id,
        sum(articles) as articles,
        count(outlet) as outlets,
        sum(with_date) / sum(articles) as date_share,
        sum(with_url) / sum(articles) as url_share,
        sum(with_author) / sum(articles) as author_share,
        sum(with_agency) / sum(articles) as agency_share,
        coalesce(sum(articles) filter (where outlet is not null), 0) / sum(articles) as outlet_share,
        sum(with_warning) / sum(articles) as flagged_share,
        sum(articles * boilerplate_share) / sum(articles) as boilerplate_share,
        sum(words) / sum(articles) as words_per_article,
        sum(mentions) / sum(articles) as mentions_per_article,
        sum(claims) / sum(articles) as claims_per_article,
        sum(speakerless) / nullif(sum(claims), 0) as unknown_speaker_share,
    from quality_outlets
    group by run_id
),

depths as (
    select
        run_id,
        sum(cast(item as integer) * amount) / sum(amount) as chain_depth,
    from quality_shares
    where aspect = 'chain depth'
    group by run_id
),

contradictions as (
    select
        run_id,
        coalesce(sum(amount) filter (where item <> 'none'), 0) / sum(amount) as contradicting_share,
    from quality_shares
    where aspect = 'contradiction'
    group by run_id
),

failures as (
    select
        run_id,
        count(*) filter (where severity = 'critical') as critical,
        count(*) filter (where severity = 'warning') as warning,
        count(*) filter (where severity = 'info') as info,
    from quality_results
    where not success
    group by run_id
),

changes as (
    select
        run_id,
        count(*) filter (where change = 'new') as claims_new,
        count(*) filter (where change = 'changed') as claims_changed,
        count(*) filter (where change = 'vanished') as claims_vanished,
    from claim_changes
    group by run_id
),

final as (
    select
        r.run_id,
        r.started_at,
        r.finished_at,
        r.status,
        r.reason,
        r.verdict,
        r.pipeline_version,
        r.read,
        r.loaded,
        r.duplicate,
        r.quarantined,
        r.passed_over,
        r.parameters,
        coalesce(f.critical, 0) as critical,
        coalesce(f.warning, 0) as warning,
        coalesce(f.info, 0) as info,
        o.articles,
        o.outlets,
        r.quarantined / nullif(r.loaded + r.quarantined, 0) as refused_share,
        o.flagged_share,
        o.date_share,
        o.url_share,
        o.outlet_share,
        o.author_share,
        o.agency_share,
        o.boilerplate_share,
        o.words_per_article,
        o.mentions_per_article,
        o.claims_per_article,
        o.unknown_speaker_share,
        d.chain_depth,
        x.contradicting_share,
        coalesce(c.claims_new, 0) as claims_new,
        coalesce(c.claims_changed, 0) as claims_changed,
        coalesce(c.claims_vanished, 0) as claims_vanished,
    from runs as r
    left join outlet_sums as o using (run_id)
    left join depths as d using (run_id)
    left join contradictions as x using (run_id)
    left join failures as f using (run_id)
    left join changes as c using (run_id)
)

select * from final
order by started_at desc;

comment on view v_quality_runs
is 'One row per run with its figures: counts, failures by severity, completeness, extraction.';
comment on column v_quality_runs.run_id is 'The run.';
comment on column v_quality_runs.started_at is 'When the run began.';
comment on column v_quality_runs.finished_at is 'When the run ended.';
comment on column v_quality_runs.status is 'How the run ended.';
comment on column v_quality_runs.reason is 'Why a run was published against its verdict; null for others.';
comment on column v_quality_runs.verdict is 'What the checks say of the run in one sentence; null where it failed before.';
comment on column v_quality_runs.pipeline_version is 'Release and digest of the code that made the rows.';
comment on column v_quality_runs.read is 'Documents that were read.';
comment on column v_quality_runs.loaded is 'Documents that became articles.';
comment on column v_quality_runs.duplicate is 'Documents that were known or copies of one that is.';
comment on column v_quality_runs.quarantined is 'Documents that were refused.';
comment on column v_quality_runs.passed_over
is 'How much was passed over because it is no document, by reason.';
comment on column v_quality_runs.parameters is 'What the run was asked to do.';
comment on column v_quality_runs.critical is 'Expectations of critical severity that failed.';
comment on column v_quality_runs.warning is 'Expectations of severity warning that failed.';
comment on column v_quality_runs.info is 'Expectations of severity info that failed.';
comment on column v_quality_runs.articles is 'How many articles.';
comment on column v_quality_runs.outlets is 'How many outlets.';
comment on column v_quality_runs.refused_share is 'Share of the new documents that were refused.';
comment on column v_quality_runs.flagged_share is 'Share of articles with a warning.';
comment on column v_quality_runs.date_share is 'Share of articles with a publication date.';
comment on column v_quality_runs.url_share is 'Share of articles with an address.';
comment on column v_quality_runs.outlet_share is 'Share of articles whose outlet is known.';
comment on column v_quality_runs.author_share is 'Share of articles that name an author.';
comment on column v_quality_runs.agency_share is 'Share of articles that credit an agency.';
comment on column v_quality_runs.boilerplate_share is 'Share of the characters that were dropped as boilerplate.';
comment on column v_quality_runs.words_per_article is 'Mean length of a body in words.';
comment on column v_quality_runs.mentions_per_article is 'Mean number of mentions in an article.';
comment on column v_quality_runs.claims_per_article is 'Mean number of claims in an article.';
comment on column v_quality_runs.unknown_speaker_share is 'Share of claims whose speaker is unknown.';
comment on column v_quality_runs.chain_depth is 'Mean number of steps in a chain.';
comment on column v_quality_runs.contradicting_share
is 'Share of claims that take the words of another claim in another way: denied or not, or of another speaker.';
comment on column v_quality_runs.claims_new is 'Claims that this run added to known articles.';
comment on column v_quality_runs.claims_changed is 'Claims of known articles that changed in this run.';
comment on column v_quality_runs.claims_vanished is 'Claims of known articles that this run took away.';
