-- grain: one denial or confirmation that may have another partner now
-- reads: said, namesakes, telling_words, claim_keys, claim_links, mentions, claim_vectors
-- creates: pairs_of_answers, held_answers, earlier_claims, reviewed_answers
-- Only what is new on one side is sought: of the claims that an older answer had to choose from, its partner was the best.

-- one row per answer and claim of another article with words or names in common
create or replace temp table pairs_of_answers as
with

answers as (
    select *
    from said
    where stance in ('deny', 'confirm')
),

claims as (
    select *
    from said
    where stance not in ('deny', 'ask')
),

words as (
    select
        s.claim_id,
        s.touched,
        s.stance,
        w.key,
        w.weight,
    from said as s
    inner join claim_keys as k using (claim_id)
    inner join telling_words as w using (key)
    where s.stance <> 'ask'
),

by_words as (
    select
        a.claim_id as answer_id,
        o.claim_id,
        sum(a.weight) as weight,
    from words as a
    inner join words as o using (key)
    where
        a.touched
        and a.stance in ('deny', 'confirm')
        and o.stance <> 'deny'
    group by all

    union all

    select
        a.claim_id as answer_id,
        o.claim_id,
        sum(a.weight) as weight,
    from words as a
    inner join words as o using (key)
    where
        not a.touched
        and o.touched
        and a.stance in ('deny', 'confirm')
        and o.stance <> 'deny'
    group by all
),

-- Whom an answer concerns: who gives it, and whom it names.
concerned as (
    select
        claim_id as answer_id,
        speaker_entity_id as entity_id,
        touched,
    from answers
    where speaker_entity_id is not null
    union
    select
        n.claim_id as answer_id,
        n.entity_id,
        a.touched,
    from namesakes as n
    inner join answers as a using (claim_id)
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
    having count(*) <= $frequent
),

by_names as (
    select
        n.answer_id,
        o.claim_id,
        2 as weight,
    from concerned as n
    semi join rare using (entity_id)
    inner join mentioned as m using (entity_id)
    inner join claims as o using (article_id)
    where n.touched

    union all

    select
        n.answer_id,
        o.claim_id,
        2 as weight,
    from claims as o
    inner join mentioned as m using (article_id)
    semi join rare using (entity_id)
    inner join concerned as n using (entity_id)
    where
        o.touched
        and not n.touched
),

paired as (
    select
        answer_id,
        claim_id,
    from (
        from by_words
        union all by name
        from by_names
    )
    group by all
    having sum(weight) >= 2
),

dated as (
    select p.*
    from paired as p
    inner join answers as a on p.answer_id = a.claim_id
    inner join claims as o on p.claim_id = o.claim_id
    where
        o.article_id <> a.article_id
        and o.published_at between a.published_at - interval 1 day * $before and a.published_at + interval 1 day
)

select * from dated;

-- one row per answer with its vector
create or replace temp table held_answers as
select
    v.claim_id,
    v.vector,
from claim_vectors as v
where v.claim_id in (select p.answer_id from pairs_of_answers as p);

-- Joins keep their order: the vectors of answers are held, those of claims pass by.
set disabled_optimizers = 'join_order,build_side_probe_side';

-- one row per answer and claim of another article that it may answer
create or replace temp table earlier_claims as
with

final as (
    select
        d.answer_id,
        d.claim_id,
        cosine(v.vector, w.vector) as similarity,
    from claim_vectors as w
    inner join pairs_of_answers as d on w.claim_id = d.claim_id
    inner join held_answers as v on d.answer_id = v.claim_id
)

select * from final
where similarity >= $distant
qualify row_number() over (partition by answer_id order by similarity desc, claim_id) <= $candidates;

reset disabled_optimizers;

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
        or s.claim_id in (select e.answer_id from earlier_claims as e)
    );

-- one row per older answer whose partner stands in another article: it is held against the new claims
insert into earlier_claims by name
select
    l.claim_id as answer_id,
    l.other_claim_id as claim_id,
    cosine(v.vector, w.vector) as similarity,
from claim_links as l
semi join reviewed_answers as r on l.claim_id = r.claim_id
semi join said as o on l.other_claim_id = o.claim_id
anti join earlier_claims as e
    on
        l.claim_id = e.answer_id
        and l.other_claim_id = e.claim_id
inner join claim_vectors as v on l.claim_id = v.claim_id
inner join claim_vectors as w on l.other_claim_id = w.claim_id
where l.relation in ('denies', 'confirms');
