-- grain: one row per claim that denies or confirms the statement, or that the statement denies or confirms
-- reads: articles, claims, documents, statement_links
with

links as (
    select
        l.statement_id as other_id,
        case l.relation when 'denies' then 'denied by' else 'confirmed by' end as relation,
        l.method,
        l.score,
    from statement_links as l
    where l.other_statement_id = $key

    union all

    select
        l.other_statement_id as other_id,
        l.relation,
        l.method,
        l.score,
    from statement_links as l
    where l.statement_id = $key
),

final as (
    select
        l.relation,
        coalesce(c.speaker_name, c.speaker_text) as speaker,
        c.speaker_entity_id,
        c.stance,
        c.content,
        a.outlet,
        a.published_at,
        l.method,
        round(l.score, 2) as score,
        l.other_id as statement_id,
        c.claim_id,
        c.article_id,
    from links as l
    inner join claims as c on l.other_id = c.statement_id
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    where
        d.superseded_by is null
        and c.status <> 'rejected'
    order by l.relation, a.published_at nulls last, c.claim_id
    limit 200
)

select * from final
