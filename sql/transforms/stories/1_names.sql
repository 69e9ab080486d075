-- grain: one article and name or telling word, of the articles that are compared
-- reads: articles, article_vectors, mentions, entities; new_articles (article_id)
-- creates: article_weeks, touched_weeks, near_articles, week_articles, article_names, article_words, telling_hashes,
-- held_articles, touched_articles
-- changes: article_links
-- Articles are compared within the weeks that new ones stand in, since what a name weighs there depends on them.

-- one row per article and week that its publication date, with the precision it has, may fall into
create or replace temp table article_weeks as
with

dated as (
    select
        a.article_id,
        cast(a.published_at as date) as first_on,
        cast(
            case a.published_precision
                when 'year' then date_trunc('year', a.published_at) + interval 1 year - interval 1 day
                when 'month' then last_day(a.published_at)
                else a.published_at
            end as date
        ) as last_on,
    from articles as a
    where a.published_at is not null
),

final as (
    select
        article_id,
        first_on,
        last_on,
        unnest(range((first_on - date '2000-01-03') // 7, (last_on - date '2000-01-03') // 7 + 1)) as week,
    from dated
)

select * from final;

-- one row per week with a new article
create or replace temp table touched_weeks as
select distinct week
from article_weeks
semi join new_articles using (article_id);

-- one row per article and week near a touched one
create or replace temp table near_articles as
select
    w.*,
    w.week in (select t.week from touched_weeks as t) as touched,
from article_weeks as w
where
    w.week in (select t.week from touched_weeks as t)
    or w.week in (select t.week - 1 from touched_weeks as t)
    or w.week in (select t.week + 1 from touched_weeks as t);

-- one row per week with how many articles stand in it
create or replace temp table week_articles as
select
    week,
    count(distinct article_id) as articles,
from near_articles
group by week;

-- one row per article and name in it, with what the name weighs: the fewer articles of the week have it, the more
create or replace temp table article_names as
with

-- A name that was taken for a person here and for a place there is one, unless a list knows whose it is.
names as (
    select distinct
        n.article_id,
        n.week,
        if(e.origin = 'reference', e.entity_id, lower(e.name)) as name,
    from near_articles as n
    inner join mentions as m using (article_id)
    inner join entities as e using (entity_id)
    where e.kind <> 'outlet'
),

frequent as (
    select
        week,
        name,
        count(*) as articles,
    from names
    group by all
),

weighted as (
    select
        n.article_id,
        n.name,
        max(f.articles) as articles,
        -- As if fifty articles without the name stood in every week: a thin week tells little of a name.
        min(ln((w.articles + 50) / f.articles)) as weight,
    from names as n
    inner join week_articles as w using (week)
    inner join frequent as f using (week, name)
    group by all
),

final as (
    select
        *,
        sqrt(sum(weight * weight) over (partition by article_id)) as length,
    from weighted
)

select * from final;

-- one row per article and word of title and opening that tells what it is about: others have it, but few of the week
-- Forms of a word are known by how they begin; names and figures are the same in every language. Weights are whole
-- numbers, so that their sums do not depend on an order.
create or replace temp table article_words as
with

words as (
    select
        n.article_id,
        n.week,
        unnest(list_distinct(list_transform(
            regexp_extract_all(lower(concat_ws('. ', a.title, a.body[:$told])), '\p{L}{4,}|[1-9][0-9]+'),
            lambda w: w[:$stem]
        ))) as word,
    from near_articles as n
    inner join articles as a using (article_id)
),

frequent as (
    select
        week,
        word,
        count(*) as articles,
    from words
    group by all
),

weighted as materialized (
    select
        w.article_id,
        w.word,
        max(f.articles) as articles,
        min(cast(round(100 * ln((e.articles + 50) / f.articles)) as integer)) as weight,
    from words as w
    inner join week_articles as e using (week)
    inner join frequent as f using (week, word)
    group by all
),

lengths as (
    select
        article_id,
        sqrt(sum(weight * weight)) as length,
    from weighted
    group by article_id
)

select
    w.article_id,
    w.word,
    w.articles,
    w.weight,
    l.length,
from weighted as w
inner join lengths as l using (article_id)
where
    w.weight >= $telling
    and w.articles between 2 and $frequent;

-- one row per article and five-gram that few articles have: one of very many is a phrase of a form, no copied sentence
create or replace temp table telling_hashes as
with

hashes as (
    select distinct
        v.article_id,
        unnest(v.signature) as hash,
    from article_vectors as v
    semi join near_articles using (article_id)
)

select *
from hashes
qualify count(*) over (partition by hash) between 2 and $frequent;

-- one row per article near in time with its vector
create or replace temp table held_articles as
select
    v.article_id,
    v.vector,
    len(v.signature) as hashes,
from article_vectors as v
where v.article_id in (select n.article_id from near_articles as n);

-- one row per article of a touched week, and per new one without a date
create or replace temp table touched_articles as
select article_id
from near_articles
where touched
union
select article_id
from new_articles;

-- one removed pair per pair that is scored anew
delete from article_links
where
    article_id in (select t.article_id from touched_articles as t)
    or other_article_id in (select t.article_id from touched_articles as t);
