-- grain: one row per article of the batch; the key is its row in batch.articles
with

articles as (
    select
        *,
        rowid as key,
    from batch.articles
),

documents as (
    select * from batch.documents
),

date_candidates as (
    select * from batch.date_candidates
),

evidence as (
    -- What text, address and markup allow: the candidates believed at least half as much as the best of them.
    select
        d.document_id,
        min(d.value_at) filter (where d.confidence >= 0.5 * t.top) as earliest_at,
        max(d.value_at) filter (where d.confidence >= 0.5 * t.top) as latest_at,
    from date_candidates as d
    inner join (
        select
            document_id,
            max(confidence) as top,
        from date_candidates
        group by document_id
    ) as t using (document_id)
    group by d.document_id
),

stated as (
    -- Cleaning takes no date that is yet to come; that one was stated is worth more than "no date".
    select
        a.document_id,
        coalesce(a.published_at, first(c.value_at order by c.confidence desc, c.value_at)) as stated_at,
        a.published_at is null and stated_at is not null as is_to_come,
    from articles as a
    left join date_candidates as c using (document_id)
    group by
        a.document_id,
        a.published_at
),

floods as (
    select
        lower(trim(title)) as title_key,
        coalesce(outlet, source_domain, '') as outlet_key,
        count(*) as same_title,
    from articles
    where title is not null
    group by all
),

final as (
    select
        a.key,
        epoch(a.published_at) / 86400 as published_day,
        case a.published_precision
            when 'year' then 366
            when 'month' then 31
            else 1
        end as slack_days,
        epoch(e.earliest_at) / 86400 as earliest_day,
        epoch(e.latest_at) / 86400 as latest_day,
        if(s.is_to_come, 0, epoch(d.first_seen_at) / 86400 + 1) as seen_day_late,
        epoch(s.stated_at) / 86400 as stated_day,
        strftime(s.stated_at, '%Y-%m-%d') as stated_on,
        a.published_confidence as date_confidence,
        length(coalesce(a.source_url, a.source_domain)) as address_length,
        if(
            a.source_url is null,
            null,
            a.source_domain is not null
            and regexp_matches(a.source_url, '^https?://[^\s/@]+\.[^\s/@]{2,}(?:/\S*)?$', 'i')
            and contains(lower(a.source_url), lower(a.source_domain))
        ) as url_parses,
        length(trim(a.body)) as body_length,
        a.word_count,
        a.boilerplate_share,
        nullif(length(trim(a.title)), 0) as title_length,
        a.language,
        case
            when length(a.body) < 400 then null
            else language_of(a.body[200:800])
        end as language_seen,
        if(
            length(trim(a.body)) = 0,
            null,
            regexp_matches(rtrim(a.body), '[.!?:;)\]"“”»«‹›''’‘|*]$')
            and not regexp_matches(rtrim(a.body), '(?:\.\.\.|…)[)\]"“”]?$')
        ) as ends_whole,
        len(boilerplate_of(a.body)) as boilerplate_lines,
        len(regexp_extract_all(a.body, '<(?:/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?|!--)>|&(?:nbsp|amp|quot|lt|gt|#\d+);', 0, 'i'))
            as markup,
        len(regexp_extract_all(a.body, '\x{FFFD}|[ÃÂ][\x{0080}-\x{00BF}]|â€[\x{0080}-\x{2122}]')) as broken_characters,
        coalesce(f.same_title, 1) as same_title,
        a.author is null or (length(a.author) <= 120 and not regexp_matches(a.author, 'https?://|[<>{}]')) as author_plain,
    from articles as a
    inner join documents as d using (document_id)
    left join evidence as e using (document_id)
    inner join stated as s using (document_id)
    left join floods as f
        on
            lower(trim(a.title)) = f.title_key
            and coalesce(a.outlet, a.source_domain, '') = f.outlet_key
)

select * from final
order by key
