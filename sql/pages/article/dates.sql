-- grain: one row per possible date of the article, the chosen one first
-- reads: articles, date_candidates
with

final as (
    select
        c.value_at,
        c.precision,
        c.method,
        c.evidence,
        round(c.confidence, 2) as confidence,
        c.chosen,
    from date_candidates as c
    inner join articles as a using (document_id)
    where a.article_id = $key
    order by c.chosen desc, c.confidence desc, c.value_at, c.method
    limit 50
)

select * from final
