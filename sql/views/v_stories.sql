-- grain: one row per story: one event as reported by several articles
create or replace view v_stories as
with

stories as (
    select * from stories
),

articles as (
    select * from v_articles
),

reports as (
    select
        a.story_id,
        list(distinct a.outlet order by a.outlet) filter (where a.outlet is not null) as outlet_names,
        list(distinct a.language order by a.language) as languages,
        sum(a.claims) as claims,
        sum(a.denials) as denials,
        list(a.external_id order by a.published_at, a.article_id) as external_ids,
    from articles as a
    group by a.story_id
),

final as (
    select
        s.story_id,
        s.title,
        s.first_published_at,
        s.last_published_at,
        s.articles,
        s.outlets,
        r.outlet_names,
        r.languages,
        s.wire_agency,
        r.claims,
        r.denials,
        r.external_ids,
    from stories as s
    inner join reports as r using (story_id)
)

select * from final
order by first_published_at, story_id;

comment on view v_stories is 'One row per story: one event as reported by several articles.';
comment on column v_stories.story_id is 'The story.';
comment on column v_stories.title is 'Headline of its first article.';
comment on column v_stories.first_published_at is 'The earliest publication among its articles.';
comment on column v_stories.last_published_at is 'The latest publication among its articles.';
comment on column v_stories.articles is 'How many articles.';
comment on column v_stories.outlets is 'How many outlets; each article of an unknown one counts as one.';
comment on column v_stories.outlet_names is 'Outlets that report it, as far as they are known.';
comment on column v_stories.languages is 'Languages it appears in.';
comment on column v_stories.wire_agency is 'Agency that its articles credit, where most credit one.';
comment on column v_stories.claims is 'How many claims.';
comment on column v_stories.denials is 'How many claims deny.';
comment on column v_stories.external_ids is 'The records'' own ids of its articles.';
