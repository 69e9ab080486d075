-- grain: one row per answer (a denial or a confirmation) and claim that it may answer, the answer's own row first
-- reads: said, claims, articles, documents, mentions, claim_vectors, earlier_claims, beside_answers, reviewed_answers
-- The claim is sought in the answer's article, in its story, and among what was said on the same matter before.
with

answers as (
    select s.*
    from said as s
    semi join reviewed_answers using (claim_id)
),

vectors as materialized (
    select *
    from claim_vectors
    where claim_id in (select b.claim_id from beside_answers as b)
),

near as (
    select
        b.answer_id,
        b.claim_id,
        case when b.one_article then 'same article' else 'same story' end as method,
        cosine(v.vector, w.vector) as similarity,
        cosine(w.vector, cast($favour as tinyint[512])) as favour,
    from beside_answers as b
    inner join vectors as v on b.answer_id = v.claim_id
    inner join vectors as w on b.claim_id = w.claim_id
    qualify
        b.one_article
        or row_number() over (
            partition by
                b.answer_id,
                b.one_article
            order by similarity desc, b.claim_id
        ) <= $candidates

    union all

    select
        e.answer_id,
        e.claim_id,
        'earlier claim' as method,
        e.similarity,
        0 as favour,
    from earlier_claims as e
    inner join answers as a on e.answer_id = a.claim_id
    inner join said as o on e.claim_id = o.claim_id
    where
        o.article_id <> a.article_id
        and o.story_id is distinct from a.story_id
),

sentences as (
    select
        c.claim_id,
        c.article_id,
        c.content_spans,
        list_concat(c.content_spans, c.speaker_spans, c.cue_spans, c.frame_spans, c.addressee_spans) as spans,
    from claims as c
    where c.claim_id in (select n.claim_id from near as n)
),

extents as (
    select
        *,
        list_min(list_transform(spans, lambda s: s.start)) as start_char,
        list_max(list_transform(spans, lambda s: s."end")) as end_char,
    from sentences
),

-- "Mayor Quinn is said to have …": who is named before a claim in its sentence is concerned by it.
begun as (
    select
        e.claim_id,
        e.start_char - len(regexp_extract(right(left(d.text, e.start_char), 200), '[^.!?\n]*$')) as start_char,
    from extents as e
    inner join articles as r using (article_id)
    inner join documents as d using (document_id)
),

mentioned as (
    select
        e.claim_id,
        m.entity_id,
        bool_or(len(list_filter(e.content_spans, lambda s: m.start_char >= s.start and m.end_char <= s."end")) > 0) as in_content,
    from extents as e
    inner join begun as b using (claim_id)
    inner join mentions as m
        on
            e.article_id = m.article_id
            and m.start_char >= b.start_char
            and m.end_char <= e.end_char
    where m.entity_id is not null
    group by all
),

named as (
    select
        claim_id,
        list(entity_id order by entity_id) as names,
    from mentioned
    where in_content
    group by claim_id
),

concerned as (
    select
        n.answer_id,
        n.claim_id,
    from near as n
    inner join answers as a on n.answer_id = a.claim_id
    inner join mentioned as m
        on
            n.claim_id = m.claim_id
            and a.speaker_entity_id = m.entity_id
),

-- What two articles of other stories both name, they may be about.
matters as (
    select
        n.answer_id,
        n.claim_id,
        count(distinct m.entity_id) as names,
    from near as n
    inner join answers as a on n.answer_id = a.claim_id
    inner join said as o on n.claim_id = o.claim_id
    inner join mentions as m on a.article_id = m.article_id
    inner join mentions as k
        on
            o.article_id = k.article_id
            and m.entity_id = k.entity_id
    where n.method = 'earlier claim'
    group by all
),

final as (
    select
        a.article_id as answer_article_id,
        a.position as answer_position,
        p.answer_id,
        p.method,
        p.similarity,
        c.claim_id is not null as concerned,
        p.method = 'same article' and regexp_full_match(
            case
                when s.start_char >= y.end_char then substring(d.text, y.end_char - 1, s.start_char - y.end_char + 2)
                when y.start_char >= s.end_char then substring(d.text, s.end_char - 1, y.start_char - s.end_char + 2)
                else '.'
            end,
            '[^.!?\n]{1,60}'
        ) as joined,
        coalesce(t.outlet = r.outlet, false) as one_outlet,
        coalesce(h.names, 0) as names_of_both,
        coalesce((epoch(t.published_at) - epoch(r.published_at)) / 86400, 0) as days,
        p.favour,
        o.claim_id,
        o.article_id,
        o.position,
        x.language,
        o.stance,
        coalesce(o.speaker_entity_id, x.speaker_name) as speaker,
        x.content,
        len(regexp_extract_all(x.content, '\w+')) as words,
        coalesce(n.names, []) as names,
        concat_ws(' ', x.speaker_name, x.speaker_text) as speaker_words,
        coalesce(x.cue_text, '') as cue,
        coalesce(substring(d.text, s.start_char + 1, s.end_char - s.start_char), x.content) as sentence,
        x.stance_by = 'the denial before it' as goes_on,
    from near as p
    inner join said as a on p.answer_id = a.claim_id
    inner join said as o on p.claim_id = o.claim_id
    inner join claims as x on p.claim_id = x.claim_id
    inner join extents as s on p.claim_id = s.claim_id
    inner join extents as y on p.answer_id = y.claim_id
    inner join articles as r on o.article_id = r.article_id
    inner join articles as t on a.article_id = t.article_id
    inner join documents as d on r.document_id = d.document_id
    left join named as n on p.claim_id = n.claim_id
    left join matters as h
        on
            p.answer_id = h.answer_id
            and p.claim_id = h.claim_id
    left join concerned as c
        on
            p.answer_id = c.answer_id
            and p.claim_id = c.claim_id
)

select * exclude (answer_article_id, answer_position) from final
order by answer_article_id, answer_position, answer_id, article_id, position, claim_id;
