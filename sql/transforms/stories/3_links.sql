-- grain: one scored pair of articles, of a portion
-- reads: candidates, held_articles, article_names, article_words, articles
-- creates: near_pairs, scored
-- changes: article_links
-- The last digits of a sum depend on its order, so they are cut off.
-- The score is a weighted sum, so that a reader can check it: 0.6 of what the openings mean, 0.4 of the names and of
-- the telling words in common, less the days between, and less all of it for the next number of a recurring report: the
-- same outlet fills the sentences of its market or weather report anew on another day, so its words tell nothing.

-- Joins keep their order: the vectors are held, the pairs pass by and carry numbers alone.
set disabled_optimizers = 'join_order,build_side_probe_side';

-- one row per pair with how near the two are, and how much of the shorter one is in the other
create or replace temp table near_pairs as
select
    c.article_id,
    c.other_article_id,
    greatest(cosine(v.vector, w.vector), 0) as similarity,
    c.hashes / greatest(least(v.hashes, w.hashes), 1) as copied_share,
    c.hashes >= $copied_hashes and least(v.hashes, w.hashes) <= $few_hashes as is_short,
from candidates as c
inner join held_articles as v on c.article_id = v.article_id
inner join held_articles as w on c.other_article_id = w.article_id;

reset disabled_optimizers;

-- one row per pair with all that decides
create or replace temp table scored as
with

shared as (
    select
        c.article_id,
        c.other_article_id,
        round(sum(a.weight * o.weight / (a.length * o.length)), 9) as names,
    from candidates as c
    inner join article_names as a using (article_id)
    inner join article_names as o
        on
            c.other_article_id = o.article_id
            and a.name = o.name
    group by all
),

told as (
    select
        c.article_id,
        c.other_article_id,
        round(sum(a.weight * o.weight) / any_value(a.length * o.length), 9) as words,
    from candidates as c
    inner join article_words as a using (article_id)
    inner join article_words as o
        on
            c.other_article_id = o.article_id
            and a.word = o.word
    group by all
),

-- What the openings of two reports of one outlet share, and whether each has figures of its own.
leads as (
    select
        c.article_id,
        c.other_article_id,
        x.words,
        y.words as other_words,
    from candidates as c
    inner join articles as a using (article_id)
    inner join articles as o
        on
            c.other_article_id = o.article_id
            and a.outlet = o.outlet
    cross join lateral (
        select regexp_extract_all(lower(concat_ws('. ', a.title, a.body[:$lead])), '[\p{L}\p{N}]+') as words
    ) as x
    cross join lateral (
        select regexp_extract_all(lower(concat_ws('. ', o.title, o.body[:$lead])), '[\p{L}\p{N}]+') as words
    ) as y
    where c.days > 0
),

pairs_of_words as (
    select
        article_id,
        other_article_id,
        list_distinct(list_transform(range(1, len(words)), lambda i: words[i] || ' ' || words[i + 1])) as one,
        list_distinct(list_transform(range(1, len(other_words)), lambda i: other_words[i] || ' ' || other_words[i + 1])) as other,
        list_filter(words, lambda w: regexp_full_match(w, '[0-9]+') and not list_contains(other_words, w)) as figures,
        list_filter(other_words, lambda w: regexp_full_match(w, '[0-9]+') and not list_contains(words, w)) as other_figures,
    from leads
),

moulds as (
    select
        article_id,
        other_article_id,
        len(figures) > 0
        and len(other_figures) > 0
        and len(list_intersect(one, other)) >= $lead_share * least(len(one), len(other)) as filled_anew,
    from pairs_of_words
),

-- Of a short text, a quarter of the five-grams is too little to tell a copy by: all are compared.
shorts as (
    select
        p.article_id,
        p.other_article_id,
        x.words,
        y.words as other_words,
    from near_pairs as p
    inner join articles as a using (article_id)
    inner join articles as o on p.other_article_id = o.article_id
    cross join lateral (select regexp_extract_all(lower(a.body), '[\p{L}\p{N}_]+') as words) as x
    cross join lateral (select regexp_extract_all(lower(o.body), '[\p{L}\p{N}_]+') as words) as y
    where
        p.is_short
        and p.copied_share between $doubtful and 1 - $doubtful
),

grams as (
    select
        article_id,
        other_article_id,
        list_distinct(list_transform(range(1, len(words) - 3), lambda i: array_to_string(words[i:i + 4], ' '))) as one,
        list_distinct(
            list_transform(range(1, len(other_words) - 3), lambda i: array_to_string(other_words[i:i + 4], ' '))
        ) as other,
    from shorts
),

recounted as (
    select
        article_id,
        other_article_id,
        len(list_intersect(one, other)) / greatest(least(len(one), len(other)), 1) as copied_share,
    from grams
),

features as (
    select
        c.article_id,
        c.other_article_id,
        c.days,
        n.similarity,
        coalesce(s.names, 0) as names,
        coalesce(t.words, 0) as words,
        coalesce(r.copied_share, n.copied_share) as copied_share,
        case when r.copied_share is null then $copied_share else $counted_share end as least_share,
        c.hashes,
        a.outlet is not null and a.outlet = o.outlet as same_outlet,
        a.language = o.language as same_language,
        a.outlet is not null and a.outlet = o.outlet and c.days > 0
        and (coalesce(r.copied_share, n.copied_share) >= $mould or coalesce(m.filled_anew, false)) as recurs,
    from candidates as c
    inner join articles as a using (article_id)
    inner join articles as o on c.other_article_id = o.article_id
    inner join near_pairs as n
        on
            c.article_id = n.article_id
            and c.other_article_id = n.other_article_id
    left join shared as s
        on
            c.article_id = s.article_id
            and c.other_article_id = s.other_article_id
    left join told as t
        on
            c.article_id = t.article_id
            and c.other_article_id = t.other_article_id
    left join moulds as m
        on
            c.article_id = m.article_id
            and c.other_article_id = m.other_article_id
    left join recounted as r
        on
            c.article_id = r.article_id
            and c.other_article_id = r.other_article_id
),

final as (
    select
        f.* exclude (least_share),
        copied_share >= least_share and hashes >= $copied_hashes and not (same_outlet and days > 0) as is_copy,
        0.6 * similarity + 0.4 * names
        + case
            when recurs then 0
            when same_language then $words * words
            else $words_across * words
        end
        - $a_day * least(days, $most_days)
        - case
            when not same_outlet then 0
            when recurs then $recurring
            when days = 0 then $one_day
            else $own_style
        end
        + case when same_language then 0 else $across end as score,
    from features as f
)

select * from final;

-- one row per pair that may be one event, and per pair of which one copies the other
insert into article_links by name
select
    article_id,
    other_article_id,
    'same_event' as relation,
    case when is_copy then 1 else score end as score,
    similarity,
    names,
    words,
    days,
    copied_share,
from scored
where
    is_copy
    or score >= $floor
union all by name
select
    article_id,
    other_article_id,
    'copy' as relation,
    least(copied_share, 1) as score,
    similarity,
    names,
    words,
    days,
    copied_share,
from scored
where is_copy;
