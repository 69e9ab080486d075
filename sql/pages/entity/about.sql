-- grain: one row per claim of others that names the entity in its content, the newest first, at most a hundred
-- reads: articles, claims, documents, mentions
with

named as (
    select
        article_id,
        start_char,
        end_char,
    from mentions
    where entity_id = $key
),

naming as (
    select distinct c.claim_id
    from claims as c
    inner join named as n
        on
            c.article_id = n.article_id
            and n.start_char >= c.content_spans[1].start
            and n.end_char <= c.content_spans[-1]."end"
            and (
                -- Between the parts of a content stands who speaks: "„Wir prüfen“, sagte Roth, „ob …“".
                len(c.content_spans) = 1
                or len(list_filter(c.content_spans, lambda s: n.start_char >= s.start and n.end_char <= s."end")) > 0
            )
),

final as (
    select
        c.claim_id,
        a.published_at,
        a.outlet,
        coalesce(c.speaker_name, c.speaker_text) as speaker,
        c.speaker_entity_id,
        c.stance,
        c.hedged,
        c.content,
        c.statement_id,
        c.article_id,
    from claims as c
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    where
        d.superseded_by is null
        and c.status <> 'rejected'
        and c.speaker_entity_id is distinct from $key
        and c.claim_id in (select n.claim_id from naming as n)
    order by a.published_at desc nulls last, c.article_id, c.position
    limit 100
)

select * from final
