-- grain: one denial or confirmation that may have another partner now
-- reads: said, namesakes, telling_words, claim_keys, claim_links, mentions, claim_vectors
-- creates: pairs_of_answers, held_answers, earlier_claims, reviewed_answers, beside_answers
-- Only what is new on one side is sought: of the claims that an older answer had to choose from, its partner was the best.

-- one row per answer and claim of another article with words or names in common
-- Claims are known by their place in `said`: pairs of numbers take a third of what pairs of ids take.
create or replace temp table pairs_of_answers as
with

-- What lies further from every new claim than one waits for its answer is left out before anything is compared.
span as (
    select
        min(published_at) - interval 1 day * ($before + 1) as first_at,
        max(published_at) + interval 1 day * ($before + 1) as last_at,
    from said
    where touched
),

standing as (
    select
        s.rowid as number,
        s.claim_id,
        s.article_id,
        s.speaker_entity_id,
        s.published_at,
        s.touched,
        s.stance in ('deny', 'confirm') as is_answer,
        s.stance <> 'deny' as is_claim,
    from said as s
    inner join span as p on s.published_at between p.first_at and p.last_at
    where s.stance <> 'ask'
),

words as (
    select
        s.number,
        s.published_at,
        s.touched,
        s.is_answer,
        s.is_claim,
        w.key,
        w.weight,
    from standing as s
    inner join claim_keys as k using (claim_id)
    inner join telling_words as w using (key)
),

by_words as (
    select
        a.number as answer,
        o.number as claim,
        sum(a.weight) as weight,
    from words as a
    inner join words as o
        on
            a.key = o.key
            and o.published_at between a.published_at - interval 1 day * $before and a.published_at + interval 1 day
    where
        a.touched
        and a.is_answer
        and o.is_claim
    group by all

    union all

    select
        a.number as answer,
        o.number as claim,
        sum(a.weight) as weight,
    from words as a
    inner join words as o
        on
            a.key = o.key
            and o.published_at between a.published_at - interval 1 day * $before and a.published_at + interval 1 day
    where
        not a.touched
        and o.touched
        and a.is_answer
        and o.is_claim
    group by all
),

-- Whom an answer concerns: who gives it, and whom it names.
concerned as (
    select
        number,
        speaker_entity_id as entity_id,
        touched,
    from standing
    where
        is_answer
        and speaker_entity_id is not null
    union
    select
        a.number,
        n.entity_id,
        a.touched,
    from namesakes as n
    inner join standing as a using (claim_id)
    where a.is_answer
),

-- Only a name of a new answer, or of an article with a new claim, brings a new pair.
sought as (
    select entity_id
    from concerned
    where touched
    union
    select m.entity_id
    from mentions as m
    semi join (from standing where touched) as t using (article_id)
    semi join concerned using (entity_id)
),

mentioned as (
    select distinct
        m.article_id,
        m.entity_id,
    from mentions as m
    semi join sought using (entity_id)
),

rare as (
    select entity_id
    from mentioned
    group by entity_id
    having count(*) <= $frequent
),

by_names as (
    select
        n.number as answer,
        o.number as claim,
        2 as weight,
    from concerned as n
    semi join rare using (entity_id)
    inner join mentioned as m using (entity_id)
    inner join standing as o using (article_id)
    where
        n.touched
        and o.is_claim

    union all

    select
        n.number as answer,
        o.number as claim,
        2 as weight,
    from standing as o
    inner join mentioned as m using (article_id)
    semi join rare using (entity_id)
    inner join concerned as n using (entity_id)
    where
        o.touched
        and o.is_claim
        and not n.touched
),

paired as (
    select
        answer,
        claim,
    from (
        from by_words
        union all by name
        from by_names
    )
    group by all
    having sum(weight) >= 2
)

select
    a.claim_id as answer_id,
    o.claim_id,
from paired as p
inner join standing as a on p.answer = a.number
inner join standing as o on p.claim = o.number
where
    a.article_id <> o.article_id
    and o.published_at between a.published_at - interval 1 day * $before and a.published_at + interval 1 day;

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

-- one row per such answer and claim of its article or story
-- A table has its size, so that what reads vectors builds on these few, not on all.
create or replace temp table beside_answers as
with

answers as (
    select s.*
    from said as s
    semi join reviewed_answers using (claim_id)
)

select
    a.claim_id as answer_id,
    o.claim_id,
    true as one_article,
from answers as a
inner join said as o using (article_id)

union

select
    a.claim_id as answer_id,
    o.claim_id,
    false as one_article,
from answers as a
inner join said as o using (story_id)
where
    o.article_id <> a.article_id
    and o.stance <> 'ask';
