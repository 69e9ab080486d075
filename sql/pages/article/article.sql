-- grain: one row per article
-- reads: articles, documents
with

final as (
    select
        a.* exclude (body),
        d.external_id,
        d.uri,
        d.media_type,
        d.version,
        d.superseded_by,
        d.first_seen_at,
        d.pipeline_version,
    from articles as a
    inner join documents as d using (document_id)
    where a.article_id = $key
)

select * from final
