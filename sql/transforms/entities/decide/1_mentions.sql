-- grain: one row per mention whose entity an analyst has decided; of several decisions the last prevails
create or replace temp table decided_mentions as
with

final as (
    select
        m.mention_id,
        m.kind,
        o.rank,
    from mentions as m
    inner join overrides as o
        on
            m.surface = o.surface
            and (o.kind is null or m.kind = o.kind)
    left join articles as a using (article_id)
    left join documents as d using (document_id)
    where o.external_id is null or d.external_id = o.external_id
    qualify row_number() over (partition by m.mention_id order by o.rank desc) = 1
)

select * from final
