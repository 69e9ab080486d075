-- grain: one row per answer (a denial or a confirmation) and claim that it may answer, the answer's own row first
-- reads: said, said_names, claims, mentions, claim_vectors, reviewed_answers
-- The claim is sought in the answer's article, in its story, and among what was said on the same matter before.
with

answers as (
    select s.*
    from said as s
    semi join reviewed_answers using (claim_id)
),

partners as (
    select
        a.claim_id as answer_id,
        o.claim_id,
    from answers as a
    inner join said as o using (article_id)

    union

    select
        a.claim_id as answer_id,
        o.claim_id,
    from answers as a
    inner join said as o using (story_id)

    union

    select
        a.claim_id as answer_id,
        o.claim_id,
    from answers as a
    inner join said_names as n using (claim_id)
    inner join said_names as m using (entity_id)
    inner join said as o on m.claim_id = o.claim_id
    where o.published_at between a.published_at - interval 1 day * $before and a.published_at

    union

    -- What articles that name the one who answers have reported before.
    select
        a.claim_id as answer_id,
        o.claim_id,
    from answers as a
    inner join mentions as m on a.speaker_entity_id = m.entity_id
    inner join said as o on m.article_id = o.article_id
    where o.published_at between a.published_at - interval 1 day * $before and a.published_at
),

named as (
    select
        claim_id,
        list(entity_id order by entity_id) as names,
    from said_names
    group by claim_id
),

final as (
    select
        a.article_id as answer_article_id,
        a.position as answer_position,
        p.answer_id,
        case
            when o.article_id = a.article_id then 'same article'
            when o.story_id = a.story_id then 'same story'
            else 'earlier claim'
        end as method,
        array_inner_product(v.vector, w.vector) as similarity,
        o.claim_id,
        o.article_id,
        o.position,
        o.stance,
        o.speaker,
        x.content,
        o.words,
        coalesce(n.names, []) as names,
    from partners as p
    inner join said as a on p.answer_id = a.claim_id
    inner join said as o on p.claim_id = o.claim_id
    inner join claims as x on p.claim_id = x.claim_id
    inner join claim_vectors as v on p.answer_id = v.claim_id
    inner join claim_vectors as w on p.claim_id = w.claim_id
    left join named as n on p.claim_id = n.claim_id
)

select * exclude (answer_article_id, answer_position) from final
where
    method = 'same article'
    or similarity >= $near
order by answer_article_id, answer_position, answer_id, article_id, position, claim_id;
