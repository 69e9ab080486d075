-- grain: one pair of claims that may say the same, or of which one may answer the other
-- reads: claims, articles, mentions, claim_vectors, touched_claims
-- creates: said, said_names, near_claims, reviewed_answers
-- A claim meets those of its story, those of its speaker, and those that name the same: never all.

-- one row per claim with who said it, when and in which story
create or replace temp table said as
with

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
        c.claim_id,
        c.article_id,
        c.position,
        c.stance,
        a.story_id,
        a.published_at,
        coalesce(c.speaker_entity_id, b.entity_id, c.speaker_name) as speaker,
        coalesce(c.speaker_entity_id, b.entity_id) as speaker_entity_id,
        len(regexp_extract_all(c.content, '\w+')) as words,
        t.claim_id is not null as touched,
    from claims as c
    inner join articles as a using (article_id)
    left join touched_claims as t using (claim_id)
    left join bearers as b
        on
            c.article_id = b.article_id
            and c.speaker_name = b.normal
    where c.status <> 'rejected'
)

select * from final;

-- one row per claim and name in its content
create or replace temp table said_names as
with

spans as (
    select
        c.claim_id,
        c.article_id,
        unnest(c.content_spans, recursive := true),
    from claims as c
    where c.status <> 'rejected'
)

select distinct
    s.claim_id,
    m.entity_id,
from spans as s
inner join mentions as m
    on
        s.article_id = m.article_id
        and m.start_char >= s.start
        and m.end_char <= s.end
where m.entity_id is not null;

-- one row per pair with how near the two are
create or replace temp table near_claims as
with

touched as (
    select *
    from said
    where touched
),

-- A name of very many claims brings no two together.
telling as (
    select entity_id
    from said_names
    group by entity_id
    having count(*) between 2 and $frequent
),

pairs as (
    select
        t.claim_id,
        o.claim_id as other_claim_id,
    from touched as t
    inner join said as o using (story_id)

    union

    select
        t.claim_id,
        o.claim_id as other_claim_id,
    from touched as t
    inner join said as o using (speaker_entity_id)

    union

    select
        t.claim_id,
        o.claim_id as other_claim_id,
    from touched as t
    inner join said_names as n using (claim_id)
    semi join telling using (entity_id)
    inner join said_names as o using (entity_id)
),

once as (
    select distinct
        least(claim_id, other_claim_id) as claim_id,
        greatest(claim_id, other_claim_id) as other_claim_id,
    from pairs
    where claim_id <> other_claim_id
),

final as (
    select
        p.claim_id,
        p.other_claim_id,
        array_inner_product(v.vector, w.vector) as similarity,
    from once as p
    inner join claim_vectors as v using (claim_id)
    inner join claim_vectors as w on p.other_claim_id = w.claim_id
)

select * from final
where similarity >= $near;

-- one row per denial or confirmation that may have another partner now
create or replace temp table reviewed_answers as
select s.claim_id
from said as s
where
    s.stance in ('deny', 'confirm')
    and (
        s.touched
        or s.claim_id in (select n.claim_id from near_claims as n)
        or s.claim_id in (select n.other_claim_id from near_claims as n)
        or s.speaker_entity_id in (
            select m.entity_id
            from mentions as m
            inner join said as o using (article_id)
            where o.touched
        )
    );
