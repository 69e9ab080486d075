-- grain: one pair of claims that may say the same, or of which one may answer the other
-- reads: claims, articles, documents, mentions, claim_vectors, touched_claims
-- creates: said, said_names, near_claims, sentences, earlier_claims, reviewed_answers
-- changes: claim_keys
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

-- one row per claim with where its sentence stands: its content and all that reports it
create or replace temp table sentences as
with

spans as (
    select
        c.claim_id,
        c.article_id,
        list_concat(c.content_spans, c.speaker_spans, c.cue_spans, c.frame_spans, c.addressee_spans) as spans,
    from claims as c
    where c.status <> 'rejected'
),

final as (
    select
        claim_id,
        article_id,
        list_min(list_transform(spans, lambda s: s.start)) as start_char,
        list_max(list_transform(spans, lambda s: s."end")) as end_char,
    from spans
)

select * from final;

-- one row per longer word of a new claim's sentence
insert into claim_keys by name
with

new as (
    select s.*
    from sentences as s
    anti join claim_keys using (claim_id)
),

words as (
    select
        n.claim_id,
        unnest(
            regexp_extract_all(
                lower(coalesce(substring(d.text, n.start_char + 1, n.end_char - n.start_char), c.content)),
                '[\p{L}]{5,}'
            )
        ) as word,
    from new as n
    inner join claims as c using (claim_id)
    inner join articles as a on n.article_id = a.article_id
    inner join documents as d using (document_id)
),

final as (
    select distinct
        claim_id,
        left(word, 5) as key,
    from words
)

select * from final;

-- one row per answer and claim of another article that it may answer, by words and names in common
create or replace temp table earlier_claims as
with

answers as (
    select *
    from said
    where stance in ('deny', 'confirm')
),

-- Only what is new on one side is sought anew.
asked as (
    select k.*
    from claim_keys as k
    semi join answers using (claim_id)
),

known as (
    select k.*
    from claim_keys as k
    semi join said using (claim_id)
    semi join asked using (key)
),

-- How much a word tells: one of few claims is enough, of more it takes two.
weights as (
    select
        key,
        case when count(*) <= $frequent then 2 else 1 end as weight,
    from known
    group by key
    having count(*) <= $common
),

by_words as (
    select
        a.claim_id as answer_id,
        k.claim_id,
        sum(w.weight) as weight,
    from asked as a
    inner join weights as w using (key)
    inner join known as k using (key)
    group by all
),

-- Who answers, and whom the answer names.
concerned as (
    select
        a.claim_id as answer_id,
        a.speaker_entity_id as entity_id,
    from answers as a
    where a.speaker_entity_id is not null
    union
    select
        n.claim_id as answer_id,
        n.entity_id,
    from said_names as n
    semi join answers using (claim_id)
),

mentioned as (
    select distinct
        m.article_id,
        m.entity_id,
    from mentions as m
    semi join concerned using (entity_id)
),

rare as (
    select entity_id
    from mentioned
    group by entity_id
    having count(*) <= $common
),

by_names as (
    select distinct
        n.answer_id,
        s.claim_id,
        2 as weight,
    from concerned as n
    semi join rare using (entity_id)
    inner join mentioned as m using (entity_id)
    inner join said as s using (article_id)
),

near as (
    select
        p.answer_id,
        p.claim_id,
    from (
        from by_words
        union all by name
        from by_names
    ) as p
    group by all
    having sum(p.weight) >= 2
),

final as (
    select
        n.answer_id,
        n.claim_id,
        array_inner_product(v.vector, w.vector) as similarity,
        a.touched or o.touched as touched,
    from near as n
    inner join said as a on n.answer_id = a.claim_id
    inner join said as o on n.claim_id = o.claim_id
    inner join claim_vectors as v on n.answer_id = v.claim_id
    inner join claim_vectors as w on n.claim_id = w.claim_id
    where
        o.article_id <> a.article_id
        and o.stance not in ('deny', 'ask')
        and o.published_at between a.published_at - interval 1 day * $before and a.published_at + interval 1 day
)

select * from final
where similarity >= $distant;

-- one row per denial or confirmation that may have another partner now
create or replace temp table reviewed_answers as
select s.claim_id
from said as s
where
    s.stance in ('deny', 'confirm')
    and (
        s.touched
        or s.article_id in (select o.article_id from said as o where o.touched)
        or s.story_id in (select o.story_id from said as o where o.touched)
        or s.claim_id in (select e.answer_id from earlier_claims as e where e.touched)
    );
