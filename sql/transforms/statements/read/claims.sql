-- grain: one row per claim of a touched story, story by story
with

claims as (
    select
        a.story_id,
        a.published_at,
        c.*,
    from claims as c
    inner join articles as a using (article_id)
    inner join touched_stories as t using (story_id)
),

spans as (
    select
        claim_id,
        article_id,
        unnest(content_spans, recursive := true),
    from claims
),

named as (
    select
        s.claim_id,
        list(distinct m.entity_id order by m.entity_id) as names,
    from spans as s
    inner join mentions as m
        on
            s.article_id = m.article_id
            and m.start_char >= s.start
            and m.end_char <= s.end
    where m.entity_id is not null
    group by s.claim_id
),

-- A speaker without a mention of his own is whom the name means elsewhere in the article.
bearers as (
    select
        m.article_id,
        m.normal,
        mode(m.entity_id order by m.entity_id) as entity_id,
    from mentions as m
    semi join claims as c using (article_id)
    group by all
),

final as (
    select
        c.story_id,
        c.published_at,
        c.claim_id,
        c.article_id,
        c.position,
        c.stance,
        coalesce(c.speaker_entity_id, b.entity_id, c.speaker_name) as speaker,
        c.content,
        len(regexp_extract_all(c.content, '\w+')) as words,
        coalesce(n.names, []) as names,
    from claims as c
    left join named as n using (claim_id)
    left join bearers as b
        on
            c.article_id = b.article_id
            and c.speaker_name = b.normal
)

select * exclude (published_at) from final
order by story_id, published_at, article_id, position, claim_id
