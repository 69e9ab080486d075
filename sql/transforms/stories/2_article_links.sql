-- grain: one row per new pair of articles that report one event, or of which one copies the other
insert or ignore into article_links by name
with

near_articles as (
    select * from near_articles
),

names as (
    select distinct
        article_id,
        entity_id,
    from mentions
    where entity_id is not null
),

shared as (
    select
        p.article_id,
        p.other_article_id,
        count(*) as names,
    from near_articles as p
    inner join names as a on p.article_id = a.article_id
    inner join names as o
        on
            p.other_article_id = o.article_id
            and a.entity_id = o.entity_id
    group by all
),

final as (
    select
        p.article_id,
        p.other_article_id,
        'same_event' as relation,
        p.similarity as score,
    from near_articles as p
    inner join shared as s using (article_id, other_article_id)
    where s.names >= $shared_names

    union all

    select
        p.article_id,
        p.other_article_id,
        'copy' as relation,
        p.copied_share as score,
    from near_articles as p
    where p.copied_share >= $copied_share
)

select * from final
