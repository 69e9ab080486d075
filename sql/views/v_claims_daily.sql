-- grain: one row per day of publication, the newest first, beside the four weeks before it
create or replace view v_claims_daily as
with

articles as (
    select
        cast(timezone('UTC', published_at) as date) as published_on,
        article_id,
    from articles
    where
        published_at is not null
        and published_precision not in ('month', 'year')
),

claims as (
    select
        article_id,
        count(*) as claims,
        count(*) filter (where speaker_name is null) as speakerless,
        count(*) filter (where stance = 'deny') as denials,
        sum(confidence) as confidence,
    from claims
    where status <> 'rejected'
    group by article_id
),

days as (
    select
        a.published_on,
        count(*) as articles,
        coalesce(sum(c.claims), 0) as claims,
        coalesce(sum(c.claims), 0) / count(*) as claims_per_article,
        sum(c.speakerless) / sum(c.claims) as unknown_speaker_share,
        coalesce(sum(c.denials), 0) as denials,
        sum(c.confidence) / sum(c.claims) as mean_confidence,
    from articles as a
    left join claims as c using (article_id)
    group by a.published_on
),

final as (
    select
        *,
        median(claims_per_article) over before as usual_claims_per_article,
        median(unknown_speaker_share) over before as usual_unknown_speaker_share,
    from days
    window
        before as (
            order by published_on
            range between interval 28 days preceding and interval 1 day preceding
        )
)

select * from final
order by published_on desc;

comment on view v_claims_daily is 'One row per day of publication, the newest first, beside the four weeks before it.';
comment on column v_claims_daily.published_on is 'The day of publication, UTC; articles dated to a month or a year are left out.';
comment on column v_claims_daily.articles is 'How many articles.';
comment on column v_claims_daily.claims is 'How many claims.';
comment on column v_claims_daily.claims_per_article is 'Mean number of claims in an article.';
comment on column v_claims_daily.unknown_speaker_share is 'Share of claims whose speaker is unknown.';
comment on column v_claims_daily.denials is 'Claims with the stance deny.';
comment on column v_claims_daily.mean_confidence is 'Mean confidence of the claims.';
comment on column v_claims_daily.usual_claims_per_article
is 'Median of the claims in an article a day, over the four weeks before.';
comment on column v_claims_daily.usual_unknown_speaker_share
is 'Median of the share without a speaker a day, over the four weeks before.';
