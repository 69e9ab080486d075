-- grain: one new row per outlet, and per aspect and value, of the batch, before the checks refuse anything
-- reads: batch.articles, batch.mentions, batch.claims, batch.claim_sources, batch.segments
-- changes: batch.quality_outlets, batch.quality_shares

-- one new row per outlet of the batch, measured before the checks refuse anything
insert into batch.quality_outlets by name
with

articles as (
    select
        *,
        rowid,
        coalesce(outlet, source_domain) as outlet_key,
    from batch.articles
),

mention_counts as (
    select
        article_id,
        count(*) as mentions,
    from batch.mentions
    group by article_id
),

claim_counts as (
    select
        article_id,
        count(*) as claims,
        count(*) filter (where speaker_name is null) as speakerless,
    from batch.claims
    group by article_id
),

volumes as (
    select
        outlet_key,
        count(*) as articles,
    from articles
    group by outlet_key
),

lines as (
    -- One number stands for a paragraph of an outlet, and unnest stands in the select list: joined to its own
    -- article, every line would carry the whole body along.
    select
        rowid as example,
        unnest(
            list_distinct(
                list_transform(
                    list_filter(string_split(body, chr(10)), lambda line: length(trim(line)) between 20 and 2000),
                    lambda line: hash(lower(trim(line)), outlet_key)
                )
            )
        ) as paragraph,
    from articles
    where outlet_key is not null
),

paragraphs as (
    select
        paragraph,
        any_value(example) as example,
        count(*) as articles,
    from lines
    group by paragraph
    having count(*) > 1
),

repeated as (
    -- A paragraph may recur by chance in a few articles; more than that, and in every fifth, is boilerplate.
    select
        a.outlet_key,
        count(*) filter (where p.articles >= greatest($least_articles, 0.2 * v.articles)) as paragraphs,
        max(p.articles) as most,
        arg_max(p.paragraph, p.articles) as paragraph,
        arg_max(p.example, p.articles) as example,
    from paragraphs as p
    inner join articles as a on p.example = a.rowid
    inner join volumes as v on a.outlet_key = v.outlet_key
    group by a.outlet_key
),

example_lines as (
    select
        r.outlet_key,
        r.paragraph,
        unnest(string_split(a.body, chr(10))) as line,
    from repeated as r
    inner join articles as a on r.example = a.rowid
    where r.paragraphs > 0
),

examples as (
    select
        outlet_key,
        min(trim(line)) as words,
    from example_lines
    where hash(lower(trim(line)), outlet_key) = paragraph
    group by outlet_key
),

final as (
    select
        $run_id as run_id,
        a.outlet_key as outlet,
        count(*) as articles,
        0 as refused,
        min(a.published_at) as first_published_at,
        max(a.published_at) filter (where a.published_precision not in ('month', 'year')) as last_published_at,
        count(a.published_at) as with_date,
        count(a.source_url) as with_url,
        count(a.author) as with_author,
        count(*) filter (where len(a.agencies) > 0) as with_agency,
        0 as with_warning,
        sum(a.word_count) as words,
        avg(a.boilerplate_share) as boilerplate_share,
        coalesce(any_value(r.paragraphs), 0) as repeated_paragraphs,
        coalesce(any_value(r.most), 0) as repeated_most,
        any_value(e.words)[:300] as repeated_example,
        coalesce(sum(m.mentions), 0) as mentions,
        coalesce(sum(c.claims), 0) as claims,
        coalesce(sum(c.speakerless), 0) as speakerless,
    from articles as a
    left join mention_counts as m using (article_id)
    left join claim_counts as c using (article_id)
    left join repeated as r using (outlet_key)
    left join examples as e using (outlet_key)
    group by a.outlet_key
)

select * from final;

-- one new row per aspect and value of the batch, measured before the checks refuse anything
insert into batch.quality_shares by name
with

articles as (
    select * from batch.articles
),

claims as (
    select * from batch.claims
),

segments as (
    select * from batch.segments
),

depths as (
    -- A chain of two is the speaker and the outlet; every step between them is a relay.
    select
        c.claim_id,
        count(s.step) as steps,
    from claims as c
    left join batch.claim_sources as s using (claim_id)
    group by c.claim_id
),

spans as (
    select
        *,
        content_spans[1].start as first_char,
        content_spans[-1]."end" as last_char,
    from claims
),

contradicting as (
    -- as in v_claim_contradictions, which lists the pairs
    select
        unnest([a.claim_id, b.claim_id]) as claim_id,
        if((a.stance = 'deny') <> (b.stance = 'deny'), 'stance', 'speaker') as about,
    from spans as a
    inner join spans as b
        on
            a.article_id = b.article_id
            and a.position < b.position
            and a.first_char < b.last_char
            and b.first_char < a.last_char
    where
        least(a.last_char, b.last_char) - greatest(a.first_char, b.first_char)
        >= 0.8 * greatest(a.last_char - a.first_char, b.last_char - b.first_char)
        and ((a.stance = 'deny') <> (b.stance = 'deny') or a.speaker_name <> b.speaker_name)
),

contradictions as (
    select
        claim_id,
        min(about) as about,
    from contradicting
    group by claim_id
),

named as (
    select 'date method' as aspect, coalesce(published_method, 'none') as item, count(*) as amount
    from articles
    group by all
    union all
    select 'date precision', coalesce(published_precision, 'none'), count(*)
    from articles
    group by all
    union all
    select 'source method', coalesce(source_method, 'none'), count(*)
    from articles
    group by all
    union all
    select 'language', language, count(*)
    from articles
    group by all
    union all
    select 'agency', coalesce(agency, 'none'), count(*)
    from articles
    left join unnest(agencies) as named (agency) on true
    group by all
    union all
    select 'boilerplate', category, sum(end_char - start_char)
    from segments
    where role = 'boilerplate'
    group by all
    union all
    select 'text kept', role, sum(end_char - start_char)
    from segments
    where role <> 'boilerplate'
    group by all
    union all
    select 'quotation', quote_type, count(*)
    from claims
    group by all
    union all
    select 'stance', stance, count(*)
    from claims
    group by all
    union all
    select 'speaker', case when speaker_name is null then 'unknown' when speaker_named then 'named' else 'described' end, count(*)
    from claims
    group by all
    union all
    select 'contradiction', if(p.claim_id is null, 'none', p.about), count(*)
    from claims as c
    left join contradictions as p using (claim_id)
    group by all
    union all
    select 'chain depth', steps, count(*)
    from depths
    group by all
),

final as (
    select
        $run_id as run_id,
        aspect,
        coalesce(item, 'other') as item,
        amount,
    from named
)

select * from final;
