-- grain: one pair of claims that may say the same
-- reads: said, touched_claims, touched_names, telling_words, claims, claim_keys, mentions, claim_vectors
-- creates: namesakes, pairs_of_claims, held_claims, paired_claims, near_claims
-- A claim meets those of its story, those of its speaker, and those that name the same: never all.

-- one row per claim and name in its content that a touched one names as well
create or replace temp table namesakes as
with

named as (
    select distinct entity_id
    from touched_names
),

-- A name of very many articles brings no two claims together.
telling as (
    select m.entity_id
    from mentions as m
    semi join named using (entity_id)
    group by m.entity_id
    having count(distinct m.article_id) <= $common
),

mentioned as (
    select
        m.article_id,
        m.entity_id,
        m.start_char,
        m.end_char,
    from mentions as m
    semi join telling using (entity_id)
),

spans as (
    select
        s.claim_id,
        s.article_id,
        unnest(c.content_spans, recursive := true),
    from said as s
    inner join claims as c using (claim_id)
    where s.article_id in (
        select m.article_id
        from mentioned as m
    )
)

select distinct
    s.claim_id,
    m.entity_id,
from spans as s
inner join mentioned as m
    on
        s.article_id = m.article_id
        and m.start_char >= s.start
        and m.end_char <= s.end;

-- one row per pair of a touched claim and another one; of two touched claims, the smaller one looks at the other
create or replace temp table pairs_of_claims as
with

touched as (
    select *
    from said
    where touched
),

telling as (
    select entity_id
    from namesakes
    group by entity_id
    having count(*) between 2 and $frequent
),

speakers as (
    select
        speaker_entity_id,
        count(*) as claims,
    from said
    semi join touched using (speaker_entity_id)
    group by speaker_entity_id
),

-- Of one who says much, only what has words in common.
spoken as (
    select
        s.claim_id,
        s.speaker_entity_id,
        s.touched,
        w.key,
        w.weight,
    from said as s
    inner join speakers as p using (speaker_entity_id)
    inner join claim_keys as k using (claim_id)
    inner join telling_words as w using (key)
    where p.claims > $frequent
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
    inner join speakers as p using (speaker_entity_id)
    inner join said as o using (speaker_entity_id)
    where p.claims <= $frequent

    union

    select
        t.claim_id,
        o.claim_id as other_claim_id,
    from spoken as t
    inner join spoken as o using (speaker_entity_id, key)
    where t.touched
    group by all
    having sum(t.weight) >= 2

    union

    select
        t.claim_id,
        o.claim_id as other_claim_id,
    from touched as t
    inner join namesakes as n using (claim_id)
    semi join telling using (entity_id)
    inner join namesakes as o using (entity_id)
)

select
    claim_id,
    other_claim_id,
from pairs
where
    claim_id <> other_claim_id
    and (claim_id < other_claim_id or other_claim_id not in (select t.claim_id from touched as t));

-- one row per touched claim with its vector
create or replace temp table held_claims as
select
    v.claim_id,
    v.vector,
from claim_vectors as v
where v.claim_id in (select t.claim_id from touched_claims as t);

-- one row per claim of a pair with its language
create or replace temp table paired_claims as
select
    c.claim_id,
    c.language,
from claims as c
where
    c.claim_id in (select p.claim_id from pairs_of_claims as p)
    or c.claim_id in (select p.other_claim_id from pairs_of_claims as p);

-- Joins keep their order: the vectors of touched claims are held, all others pass by. What is held follows the touched ones.
set disabled_optimizers = 'join_order,build_side_probe_side';

-- one row per pair with how near the two are
create or replace temp table near_claims as
with

final as (
    select
        least(p.claim_id, p.other_claim_id) as claim_id,
        greatest(p.claim_id, p.other_claim_id) as other_claim_id,
        c.language = o.language as same_language,
        cosine(v.vector, w.vector) as similarity,
    from claim_vectors as w
    inner join pairs_of_claims as p on w.claim_id = p.other_claim_id
    inner join held_claims as v on p.claim_id = v.claim_id
    inner join paired_claims as c on p.claim_id = c.claim_id
    inner join paired_claims as o on p.other_claim_id = o.claim_id
)

select * exclude (same_language) from final
where similarity >= case when same_language then $similar else $translated end;

reset disabled_optimizers;
