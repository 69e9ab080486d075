-- grain: one row per near pair of claims, with what tells whether they say the same
-- reads: near_claims, said, mentions, claims
with

claims_near as (
    select claim_id from near_claims
    union
    select other_claim_id as claim_id from near_claims
),

-- Few of all claims are near another one: they are read once.
details as materialized (
    select
        s.claim_id,
        s.article_id,
        s.story_id,
        s.stance,
        s.speaker_entity_id,
        coalesce(s.speaker_entity_id, c.speaker_name) as speaker,
        c.language,
        c.content,
        c.content_spans,
    from said as s
    inner join claims as c using (claim_id)
    where s.claim_id in (select n.claim_id from claims_near as n)
),

spans as (
    select
        claim_id,
        article_id,
        unnest(content_spans, recursive := true),
    from details
),

named as (
    select
        s.claim_id,
        list_distinct(list(m.entity_id)) as names,
        list_distinct(list(m.entity_id) filter (where m.kind = 'location')) as places,
        list_distinct(list(m.entity_id) filter (where m.kind = 'person')) as persons,
    from spans as s
    inner join mentions as m
        on
            s.article_id = m.article_id
            and m.start_char >= s.start
            and m.end_char <= s.end
    where m.entity_id is not null
    group by s.claim_id
)

select
    n.claim_id,
    n.other_claim_id,
    n.similarity,
    coalesce(len(list_intersect(p.names, q.names)), 0) as names,
    coalesce(len(p.places) > 0 and len(q.places) > 0 and not list_has_any(p.places, q.places), false) as places_apart,
    coalesce(len(p.persons) > 0 and len(q.persons) > 0 and not list_has_any(p.persons, q.persons), false) as persons_apart,
    coalesce(a.speaker = o.speaker, false) as one_speaker,
    coalesce(a.speaker_entity_id <> o.speaker_entity_id, false) as two_speakers,
    coalesce(a.story_id = o.story_id, false) as one_story,
    a.article_id = o.article_id as one_article,
    a.stance,
    o.stance as other_stance,
    a.language,
    a.content,
    o.language as other_language,
    o.content as other_content,
from near_claims as n
inner join details as a using (claim_id)
inner join details as o on n.other_claim_id = o.claim_id
left join named as p on n.claim_id = p.claim_id
left join named as q on n.other_claim_id = q.claim_id
where
    len(regexp_extract_all(a.content, '\w+')) >= $words
    and len(regexp_extract_all(o.content, '\w+')) >= $words
order by n.claim_id, n.other_claim_id;
