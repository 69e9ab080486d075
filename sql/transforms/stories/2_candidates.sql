-- grain: one pair of articles that may report one event, of which at least one stands in a touched week: a portion of them
-- reads: near_articles, article_names, article_words, telling_hashes
-- creates: candidates
-- A portion has the pairs of its articles with others behind them, so that what is held does not follow a large load.

-- one row per pair of articles near in time that share a name of few articles, some rare words, or whole sentences
create or replace temp table candidates as
with

copied as (
    select
        a.article_id,
        o.article_id as other_article_id,
        count(*) as hashes,
    from telling_hashes as a
    inner join telling_hashes as o
        on
            a.hash = o.hash
            and a.article_id < o.article_id
    where hash(a.article_id) % $portions = $portion
    group by all
    having count(*) >= $copied_hashes
),

named as (
    select distinct
        a.article_id,
        o.article_id as other_article_id,
    from article_names as a
    inner join article_names as o
        on
            a.name = o.name
            and a.article_id < o.article_id
    where
        greatest(a.articles, o.articles) <= $frequent
        and hash(a.article_id) % $portions = $portion
),

told as (
    select
        a.article_id,
        o.article_id as other_article_id,
    from article_words as a
    inner join article_words as o
        on
            a.word = o.word
            and a.article_id < o.article_id
    where
        greatest(a.articles, o.articles) <= $rare
        and hash(a.article_id) % $portions = $portion
    group by all
    having count(*) >= $rare_words
),

paired as (
    select
        article_id,
        other_article_id,
        max(hashes) as hashes,
    from (
        from copied
        union all by name
        from named
        union all by name
        from told
    )
    group by all
),

days as (
    select
        n.article_id,
        any_value(n.first_on) as first_on,
        any_value(n.last_on) as last_on,
        bool_or(n.touched) as touched,
    from near_articles as n
    group by n.article_id
),

final as (
    select
        p.article_id,
        p.other_article_id,
        coalesce(p.hashes, 0) as hashes,
        greatest(a.first_on - o.last_on, o.first_on - a.last_on, 0) as days,
    from paired as p
    inner join days as a using (article_id)
    inner join days as o on p.other_article_id = o.article_id
    where
        (a.touched or o.touched)
        and greatest(a.first_on - o.last_on, o.first_on - a.last_on) <= $days
)

select * from final;
