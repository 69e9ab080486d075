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
        count(*) filter (where speaker_anonymous) as anonymous,
    from claims
    where status <> 'rejected'
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
        sum(coalesce(c.anonymous, 0)) / nullif(sum(a.claims), 0) as anonymous_share,
    from articles as a
    left join claim_counts as c using (article_id)
    group by coalesce(a.outlet, a.source_domain)
)

select * from final
order by articles desc, outlet;

comment on view v_sources is 'One row per outlet (by name, else by domain; null where neither is known).';
comment on column v_sources.outlet is 'The outlet by name, else by domain; null where neither is known.';
comment on column v_sources.domains is 'Domains under which the outlet publishes.';
comment on column v_sources.articles is 'How many articles.';
comment on column v_sources.first_published_at is 'The earliest publication among its articles.';
comment on column v_sources.last_published_at is 'The latest publication among its articles.';
comment on column v_sources.last_seen_at is 'When an article of the outlet last arrived.';
comment on column v_sources.articles_seen_in_7_days is 'Articles first seen in the last seven days.';
comment on column v_sources.date_share is 'Share of articles with a publication date.';
comment on column v_sources.url_share is 'Share of articles with an address.';
comment on column v_sources.author_share is 'Share of articles that name an author.';
comment on column v_sources.agency_share is 'Share of articles that credit an agency.';
comment on column v_sources.boilerplate_share is 'Share of the characters that were dropped as boilerplate.';
comment on column v_sources.words_median is 'Median length of a body in words.';
comment on column v_sources.mentions_per_article is 'Mean number of mentions in an article.';
comment on column v_sources.claims_per_article is 'Mean number of claims in an article.';
comment on column v_sources.unknown_speaker_share is 'Share of claims whose speaker is unknown.';
comment on column v_sources.flagged_share is 'Share of articles with a warning.';
comment on column v_sources.anonymous_share
is 'Share of claims whose speaker the article knows and keeps unnamed (unnamed officials, Insider).';
