-- grain: one row per statement; a superseded version of an article counts for nothing
-- An origin is where a claim's chain begins. In order of what is known: the first newspaper or agency the article
-- names as its source, the post or document the speaker made it in, the agency whose report the article carries,
-- and at last the article itself, or the one it copies. Ten articles on one agency report are one origin.
insert into statements by name
with

claims as (
    select
        c.*,
        a.published_at,
        a.outlet,
        a.source_domain,
        a.agencies,
    from claims as c
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    where
        d.superseded_by is null
        and c.statement_id is not null
),

steps as (
    select
        s.*,
        max(s.step) over (partition by s.claim_id) as last_step,
    from claim_sources as s
),

chain_origins as (
    select
        s.claim_id,
        first(
            case
                when s.kind in ('platform', 'document') then s.kind || ' of ' || coalesce(c.speaker_name, '')
                else 'report of ' || lower(s.name)
            end
            order by s.kind in ('platform', 'document'), s.step
        ) as origin,
    from steps as s
    inner join claims as c using (claim_id)
    where
        s.kind in ('outlet', 'agency', 'platform', 'document')
        and s.step < s.last_step
    group by s.claim_id
),

copies as (
    select
        l.other_article_id as article_id,
        min(l.article_id) as copied_from,
    from article_links as l
    where l.relation = 'copy'
    group by l.other_article_id
),

claim_origins as (
    select
        c.*,
        coalesce(
            o.origin,
            'report of ' || lower(c.agencies[1]),
            'article ' || coalesce(k.copied_from, c.article_id)
        ) as origin,
    from claims as c
    left join chain_origins as o using (claim_id)
    left join copies as k using (article_id)
),

final as (
    select
        c.statement_id,
        first(c.content order by c.published_at, c.article_id, c.position) as text,
        first(c.language order by c.published_at, c.article_id, c.position) as language,
        min(c.published_at) as first_published_at,
        cast(count(*) as integer) as claims,
        cast(count(distinct c.article_id) as integer) as articles,
        cast(count(distinct coalesce(c.outlet, c.source_domain, c.article_id)) as integer) as outlets,
        cast(count(distinct c.origin) as integer) as origins,
    from claim_origins as c
    group by c.statement_id
)

select * from final
