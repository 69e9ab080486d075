-- grain: one row per two articles of which one has the text of the other, as far as they go
create or replace view v_copies as
with

articles as (
    select a.*
    from articles as a
    inner join documents as d using (document_id)
    where d.superseded_by is null
),

pairs as (
    select *
    from article_links
    where relation = 'copy'
),

-- The earlier one is taken for the one that the other copies.
turned as (
    select
        p.copied_share,
        (coalesce(a.published_at, 'infinity'), a.article_id) < (coalesce(b.published_at, 'infinity'), b.article_id)
            as in_order,
        if(in_order, a.article_id, b.article_id) as article_id,
        if(in_order, b.article_id, a.article_id) as copy_article_id,
    from pairs as p
    inner join articles as a on p.article_id = a.article_id
    inner join articles as b on p.other_article_id = b.article_id
),

final as (
    select
        a.published_at,
        a.outlet,
        a.title,
        c.published_at as copy_published_at,
        c.outlet as copied_in,
        c.title as copy_title,
        t.copied_share,
        list_intersect(a.agencies, c.agencies) as agencies,
        a.published_precision,
        c.published_precision as copy_published_precision,
        a.story_id,
        t.article_id,
        t.copy_article_id,
    from turned as t
    inner join articles as a using (article_id)
    inner join articles as c on t.copy_article_id = c.article_id
)

select * from final
order by copy_published_at, copy_article_id, published_at, article_id;

comment on view v_copies is 'One row per two articles of which one has the text of the other: who copies whom.';
comment on column v_copies.published_at is 'When the earlier article was published.';
comment on column v_copies.outlet is 'Outlet of the earlier article.';
comment on column v_copies.title is 'Headline of the earlier article.';
comment on column v_copies.copy_published_at is 'When the later article was published.';
comment on column v_copies.copied_in is 'Outlet of the later article.';
comment on column v_copies.copy_title is 'Headline of the later article.';
comment on column v_copies.copied_share
is 'Share of the shorter one''s words that the other one has in the same order.';
comment on column v_copies.agencies
is 'Agencies that both credit: then both have it from there, and neither copies the other.';
comment on column v_copies.published_precision
is 'What the earlier date is exact to: second, minute, day, month or year; within a day the order is open.';
comment on column v_copies.copy_published_precision is 'What the later date is exact to.';
comment on column v_copies.story_id is 'The story.';
comment on column v_copies.article_id is 'The earlier article.';
comment on column v_copies.copy_article_id is 'The later article.';
