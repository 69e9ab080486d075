-- grain: one story that has another set of articles than before
-- reads: articles, documents; grouped (article_id, root)
-- creates: article_stories, moved_stories
-- changes: articles, stories

-- one row per article with the story it belongs to; a story is known by its earliest article
create or replace temp table article_stories as
select
    g.article_id,
    substr(md5('story ' || first_value(g.article_id) over story), 1, 16) as story_id,
from grouped as g
inner join articles as a using (article_id)
window story as (partition by g.root order by a.published_at, g.article_id);

-- one row per story that has gained or lost an article
create or replace temp table moved_stories as
with

moved as (
    select
        a.story_id as former_id,
        s.story_id,
    from article_stories as s
    inner join articles as a using (article_id)
    where a.story_id is distinct from s.story_id
),

final as (
    select former_id as story_id
    from moved
    where former_id is not null
    union
    select story_id
    from moved
)

select * from final;

-- one updated article per article whose story changed
update articles as a
set story_id = s.story_id
from article_stories as s
where
    a.article_id = s.article_id
    and a.story_id is distinct from s.story_id;

-- one removed story per story that changed, or that has no article any more
delete from stories
where
    story_id in (select m.story_id from moved_stories as m)
    or story_id not in (select a.story_id from articles as a where a.story_id is not null);

-- one row per changed story; a superseded version of an article counts for nothing
insert into stories by name
select
    a.story_id,
    first(a.title order by a.title is null, a.published_at, a.article_id) as title,
    min(a.published_at) as first_published_at,
    max(a.published_at) as last_published_at,
    cast(count(*) as integer) as articles,
    cast(count(distinct coalesce(a.outlet, a.source_domain, a.article_id)) as integer) as outlets,
    mode(a.agencies[1] order by a.agencies[1]) as wire_agency,
from articles as a
inner join documents as d using (document_id)
semi join moved_stories as m using (story_id)
where d.superseded_by is null
group by a.story_id;
