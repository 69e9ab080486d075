-- grain: one claim with who said it, when and in which story
-- reads: claims, articles, documents, mentions, touched_claims
-- creates: said, touched_names, telling_words
-- changes: claim_keys

-- one row per claim that an analyst has not rejected
create or replace temp table said as
with

-- A speaker without a mention of his own is whom the name means elsewhere in the article.
bearers as (
    select
        c.claim_id,
        mode(m.entity_id order by m.entity_id) as entity_id,
    from claims as c
    inner join mentions as m
        on
            c.article_id = m.article_id
            and c.speaker_name = m.normal
    where c.speaker_entity_id is null
    group by c.claim_id
),

final as (
    select
        c.claim_id,
        c.article_id,
        c.position,
        c.stance,
        a.story_id,
        a.published_at,
        coalesce(c.speaker_entity_id, b.entity_id) as speaker_entity_id,
        t.claim_id is not null as touched,
    from claims as c
    inner join articles as a using (article_id)
    left join touched_claims as t using (claim_id)
    left join bearers as b using (claim_id)
    where c.status <> 'rejected'
)

select * from final;

-- one row per touched claim and name in its content
create or replace temp table touched_names as
with

spans as (
    select
        c.claim_id,
        c.article_id,
        unnest(c.content_spans, recursive := true),
    from claims as c
    semi join touched_claims using (claim_id)
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

-- one row per longer word of the sentence of a new claim: its content and all that reports it
insert into claim_keys by name
with

new as (
    select
        c.claim_id,
        c.article_id,
        c.content,
        list_concat(c.content_spans, c.speaker_spans, c.cue_spans, c.frame_spans, c.addressee_spans) as spans,
    from claims as c
    semi join touched_claims as n using (claim_id)
    where
        c.status <> 'rejected'
        and c.claim_id not in (
            select k.claim_id
            from claim_keys as k
            semi join touched_claims as t using (claim_id)
        )
),

sentences as (
    select
        n.claim_id,
        n.content,
        d.text,
        list_min(list_transform(n.spans, lambda s: s.start)) as start_char,
        list_max(list_transform(n.spans, lambda s: s."end")) as end_char,
    from new as n
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
),

words as (
    select
        claim_id,
        unnest(
            regexp_extract_all(
                lower(coalesce(substring(text, start_char + 1, end_char - start_char), content)), '[\p{L}]{5,}'
            )
        ) as word,
    from sentences
),

final as (
    select distinct
        claim_id,
        left(word, 5) as key,
    from words
)

select * from final;

-- one row per word of a touched claim that few claims have: of the rarest, one in common is enough, of others it takes two
-- To count every word costs a third of looking up which are sought first.
create or replace temp table telling_words as
with

counted as (
    select
        key,
        count(*) as claims,
    from claim_keys
    group by key
    having count(*) between 2 and $common
),

touched as (
    select k.key
    from claim_keys as k
    semi join touched_claims using (claim_id)
)

select
    c.key,
    case when c.claims <= $frequent then 2 else 1 end as weight,
from counted as c
semi join touched using (key);
