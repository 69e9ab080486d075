-- grain: one row per article that the words and the filters find, the best first, at most fifty
-- reads: articles, documents
with

words as (
    select unnest($found_articles::varchar[]) as article_id
),

final as (
    select
        a.article_id,
        a.published_at,
        a.outlet,
        a.language,
        a.title,
        a.word_count,
        a.story_id,
    from articles as a
    inner join documents as d using (document_id)
    where
        d.superseded_by is null
        and ($found_articles is null or a.article_id in (select w.article_id from words as w))
        and ($since is null or a.published_at >= $since::date)
        and ($until is null or a.published_at < $until::date + 1)
        and ($outlet is null or a.outlet ilike '%' || $outlet || '%')
        and ($language is null or a.language = $language)
    order by list_position($found_articles::varchar[], a.article_id), a.published_at desc nulls last, a.article_id
    limit 50
)

select * from final
