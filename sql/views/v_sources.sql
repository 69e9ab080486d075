-- grain: one row per outlet (by name, else by domain; null where neither is known)
create or replace view v_sources as
with

articles as (
    select * from v_articles
),

claim_counts as (
    select
        article_id,
        count(*) filter (where speaker_name is null) as speakerless,
    from claims
    group by article_id
),

final as (
    select
        coalesce(a.outlet, a.source_domain) as outlet,
        list(distinct a.source_domain order by a.source_domain) filter (
            where a.source_domain is not null
        ) as domains,
        count(*) as articles,
        min(a.published_at) as first_published_at,
        max(a.published_at) as last_published_at,
        max(a.first_seen_at) as last_seen_at,
        count(*) filter (where a.first_seen_at > now() - interval 7 days) as articles_seen_in_7_days,
        avg(cast(a.published_at is not null as integer)) as date_share,
        avg(cast(a.source_url is not null as integer)) as url_share,
        avg(cast(a.author is not null as integer)) as author_share,
        avg(cast(len(a.agencies) > 0 as integer)) as agency_share,
        avg(a.boilerplate_share) as boilerplate_share,
        median(a.word_count) as words_median,
        avg(a.mentions) as mentions_per_article,
        avg(a.claims) as claims_per_article,
        sum(coalesce(c.speakerless, 0)) / nullif(sum(a.claims), 0) as unknown_speaker_share,
        avg(cast(a.quality = 'warn' as integer)) as flagged_share,
    from articles as a
    left join claim_counts as c using (article_id)
    group by coalesce(a.outlet, a.source_domain)
)

select * from final
order by articles desc, outlet
