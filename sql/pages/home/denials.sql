-- grain: one row per denial, the newest twenty, beside the claim it denies
-- reads: articles, claim_links, claims, documents, statement_links
with

denials as (
    select
        c.*,
        a.outlet,
        a.published_at,
    from claims as c
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    where
        c.stance = 'deny'
        and c.status <> 'rejected'
        and d.superseded_by is null
    order by a.published_at desc nulls last, c.claim_id
    limit 20
),

links as (
    select
        l.claim_id as denial_id,
        l.other_claim_id as claim_id,
        l.score,
    from claim_links as l
    inner join denials as n on l.claim_id = n.claim_id
    where l.relation = 'denies'

    union all

    select
        n.claim_id as denial_id,
        c.claim_id,
        l.score,
    from denials as n
    inner join statement_links as l using (statement_id)
    inner join claims as c on l.other_statement_id = c.statement_id
    where l.relation = 'denies'
),

nearest as (
    select *
    from links
    qualify row_number() over (partition by denial_id order by score desc, claim_id) = 1
),

final as (
    select
        n.published_at as denied_at,
        n.outlet as denied_in,
        coalesce(n.speaker_name, n.speaker_text) as denied_by,
        n.speaker_entity_id as denied_by_id,
        n.content as denial,
        coalesce(c.speaker_name, c.speaker_text) as claimed_by,
        c.speaker_entity_id as claimed_by_id,
        c.content as claim,
        a.outlet as claimed_in,
        a.published_at as claimed_at,
        n.statement_id as denial_statement_id,
        n.article_id as denial_article_id,
        n.claim_id as denial_id,
        c.statement_id,
        c.article_id,
        c.claim_id,
    from denials as n
    left join nearest as l on n.claim_id = l.denial_id
    left join claims as c on l.claim_id = c.claim_id and c.status <> 'rejected'
    left join articles as a on c.article_id = a.article_id
    order by l.claim_id is null, denied_at desc nulls last, denial_id
)

select * from final
