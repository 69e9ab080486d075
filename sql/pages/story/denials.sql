-- grain: one row per denial in the story and the statement it denies
-- reads: articles, claims, documents, statement_links, statements
with

final as (
    select
        coalesce(c.speaker_name, c.speaker_text) as denied_by,
        c.speaker_entity_id as denied_by_id,
        c.content as denial,
        a.outlet as denied_in,
        a.published_at as denied_at,
        s.text as denied,
        s.statement_id as denied_id,
        c.statement_id,
        c.claim_id,
        c.article_id,
    from claims as c
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    left join statement_links as l on c.statement_id = l.statement_id and l.relation = 'denies'
    left join statements as s on l.other_statement_id = s.statement_id
    where
        a.story_id = $key
        and c.stance = 'deny'
        and d.superseded_by is null
        and c.status <> 'rejected'
    order by s.text is null, a.published_at, c.claim_id
    limit 100
)

select * from final
