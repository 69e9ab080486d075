-- grain: one row per segment of the article's document, in order, with its text
-- reads: articles, documents, segments
with

final as (
    select
        s.position,
        s.role,
        s.category,
        s.rule,
        round(s.confidence, 2) as confidence,
        s.start_char,
        s.end_char,
        substring(d.text, s.start_char + 1, s.end_char - s.start_char) as text,
    from articles as a
    inner join documents as d using (document_id)
    inner join segments as s using (document_id)
    where a.article_id = $key
    order by s.position
)

select * from final
