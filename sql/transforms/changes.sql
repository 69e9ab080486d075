-- grain: one row per article or claim that one file has and the other has not, or has otherwise
-- reads: former.articles, former.claims, present.articles, present.claims
with

articles as (
    select
        'article' as kind,
        coalesce(p.article_id, f.article_id) as id,
        case
            when f.article_id is null then 'added'
            when p.article_id is null then 'removed'
            else 'changed'
        end as change,
        f.title as before,
        p.title as after,
        coalesce(p.outlet, p.source_domain, f.outlet, f.source_domain) as said_by,
    from former.articles as f
    full join present.articles as p on f.article_id = p.article_id
    where
        (f.article_id, f.title, f.body, f.published_at, f.outlet, f.author, f.language, f.source_url)
        is distinct from (p.article_id, p.title, p.body, p.published_at, p.outlet, p.author, p.language, p.source_url)
),

claims as (
    select
        'claim' as kind,
        coalesce(p.claim_id, f.claim_id) as id,
        case
            when f.claim_id is null then 'added'
            when p.claim_id is null then 'removed'
            else 'changed'
        end as change,
        f.content as before,
        p.content as after,
        coalesce(p.speaker_name, f.speaker_name) as said_by,
    from former.claims as f
    full join present.claims as p on f.claim_id = p.claim_id
    where
        (f.claim_id, f.content, f.speaker_name, f.stance, f.hedged, f.quote_type)
        is distinct from (p.claim_id, p.content, p.speaker_name, p.stance, p.hedged, p.quote_type)
),

final as (
    select * from articles
    union all
    select * from claims
)

select * from final
order by all
