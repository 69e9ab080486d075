-- grain: one row per pair of articles near in time and meaning of which at least one is new
create or replace temp table near_articles as
with

articles as (
    select
        a.article_id,
        v.vector,
        v.signature,
        n.article_id is not null as is_new,
        cast(a.published_at as date) as first_on,
        cast(
            case a.published_precision
                when 'year' then date_trunc('year', a.published_at) + interval 1 year - interval 1 day
                when 'month' then last_day(a.published_at)
                else a.published_at
            end as date
        ) as last_on,
    from articles as a
    inner join article_vectors as v using (article_id)
    left join new_articles as n using (article_id)
),

-- Three days: how long outlets take up one event; a date known by its month meets the whole month.
near_in_time as (
    select
        least(a.article_id, o.article_id) as article_id,
        greatest(a.article_id, o.article_id) as other_article_id,
        array_inner_product(a.vector, o.vector) as similarity,
        a.signature,
        o.signature as other_signature,
    from articles as a
    inner join articles as o
        on
            a.first_on <= o.last_on + 3
            and o.first_on <= a.last_on + 3
    where
        a.is_new
        and a.article_id <> o.article_id
        and (not o.is_new or a.article_id < o.article_id)
),

final as (
    select
        article_id,
        other_article_id,
        similarity,
        case
            when len(signature) = 0 or len(other_signature) = 0 then 0
            else
                len(list_filter(list_zip(signature, other_signature), lambda pair: pair[1] = pair[2]))
                / len(signature)
        end as copied_share,
    from near_in_time
    where similarity >= $similarity
)

select * from final
