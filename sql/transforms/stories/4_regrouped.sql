-- grain: one article whose story is settled anew
-- reads: article_links, articles, touched_articles; story_decisions (one, other, relation)
-- creates: decided_articles, regrouped
-- changes: article_links

-- one row per article that an analyst decides on, or did
create or replace temp table decided_articles as
select article_id
from article_links
where relation in ('joined', 'parted')
union
select other_article_id
from article_links
where relation in ('joined', 'parted')
union
select one
from story_decisions
union
select other
from story_decisions;

-- one removed decision of an analyst: they are read anew in every run
delete from article_links
where relation in ('joined', 'parted');

-- one row per decision of an analyst
insert into article_links by name
select distinct
    least(a.article_id, o.article_id) as article_id,
    greatest(a.article_id, o.article_id) as other_article_id,
    s.relation,
    1 as score,
from story_decisions as s
inner join articles as a on s.one = a.article_id
inner join articles as o on s.other = o.article_id
where a.article_id <> o.article_id;

-- one row per article that a new one may have moved: those of its week, of their stories, and what links with them
create or replace temp table regrouped as
with recursive

edges as (
    select
        article_id,
        other_article_id,
    from article_links
    where
        relation in ('joined', 'parted')
        or score >= $threshold
    union all
    select
        other_article_id as article_id,
        article_id as other_article_id,
    from article_links
    where
        relation in ('joined', 'parted')
        or score >= $threshold
),

touched as (
    select article_id
    from touched_articles
    union
    select d.article_id
    from decided_articles as d
    semi join articles using (article_id)
),

stories as (
    select a.story_id
    from articles as a
    semi join touched using (article_id)
    where a.story_id is not null
),

final as (
    select article_id
    from touched

    union

    select a.article_id
    from articles as a
    semi join stories using (story_id)

    union

    select e.other_article_id as article_id
    from final as f
    inner join edges as e using (article_id)
)

select distinct article_id from final;
