-- grain: one row per near pair of claims, with what tells whether they say the same
-- reads: near_claims, said, namesakes, claims
with

names as (
    select
        n.claim_id,
        n.other_claim_id,
        count(*) as names,
    from near_claims as n
    inner join namesakes as a using (claim_id)
    inner join namesakes as o
        on
            n.other_claim_id = o.claim_id
            and a.entity_id = o.entity_id
    group by all
)

select
    n.claim_id,
    n.other_claim_id,
    n.similarity,
    coalesce(k.names, 0) as names,
    coalesce(a.speaker = o.speaker, false) as one_speaker,
    coalesce(a.speaker_entity_id <> o.speaker_entity_id, false) as two_speakers,
    coalesce(a.story_id = o.story_id, false) as one_story,
    a.article_id = o.article_id as one_article,
    a.stance,
    o.stance as other_stance,
    x.language,
    x.content,
    y.language as other_language,
    y.content as other_content,
from near_claims as n
inner join said as a using (claim_id)
inner join said as o on n.other_claim_id = o.claim_id
inner join claims as x on n.claim_id = x.claim_id
inner join claims as y on n.other_claim_id = y.claim_id
left join names as k
    on
        n.claim_id = k.claim_id
        and n.other_claim_id = k.other_claim_id
where
    len(regexp_extract_all(x.content, '\w+')) >= $words
    and len(regexp_extract_all(y.content, '\w+')) >= $words
order by n.claim_id, n.other_claim_id;
