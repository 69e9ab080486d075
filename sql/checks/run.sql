-- grain: one row for the run: its shares beside those of the warehouse, and how much there is of each
with

now as (
    select
        count(*) as articles,
        avg(cast(published_at is not null as integer)) as date_share,
        avg(cast(source_url is not null as integer)) as url_share,
        avg(cast(author is not null as integer)) as author_share,
        avg(boilerplate_share) as boilerplate_share,
        avg(word_count) as words,
    from batch.articles
),

before as (
    select
        count(*) as articles,
        avg(cast(published_at is not null as integer)) as date_share,
        avg(cast(source_url is not null as integer)) as url_share,
        avg(cast(author is not null as integer)) as author_share,
        avg(boilerplate_share) as boilerplate_share,
        avg(word_count) as words,
    from published.articles
),

counts as (
    select
        (select count(*) from batch.mentions) as mentions,
        (select count(*) from batch.claims) as claims,
        (select count(*) from published.mentions) as mentions_before,
        (select count(*) from published.claims) as claims_before,
        (select count(*) from batch.claims where speaker_name is null) as speakerless,
        (select count(*) from published.claims where speaker_name is null) as speakerless_before,
),

final as (
    select
        1 as key,
        n.articles,
        c.claims,
        if(enough, n.date_share - b.date_share, null) as date_change,
        if(enough, n.url_share - b.url_share, null) as url_change,
        if(enough, n.author_share - b.author_share, null) as author_change,
        if(enough, n.boilerplate_share - b.boilerplate_share, null) as boilerplate_change,
        if(enough, n.words / b.words, null) as words_ratio,
        if(enough, (c.claims / n.articles) / nullif(c.claims_before / b.articles, 0), null) as claims_ratio,
        if(enough, (c.mentions / n.articles) / nullif(c.mentions_before / b.articles, 0), null) as mentions_ratio,
        if(enough, c.speakerless / nullif(c.claims, 0) - c.speakerless_before / nullif(c.claims_before, 0), null)
            as speakerless_change,
        if(n.articles >= $least_volume, c.claims / n.articles, null) as claims_per_article,
        if(n.articles >= $least_volume, c.mentions / n.articles, null) as mentions_per_article,
    from now as n
    cross join before as b
    cross join counts as c
    cross join (
        select nn.articles >= $least_volume and bb.articles >= $least_volume as enough
        from now as nn
        cross join before as bb
    )
)

select * from final
