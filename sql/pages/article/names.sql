-- grain: one row per name in the article, in order
-- reads: entities, mentions
with

final as (
    select
        m.mention_id,
        m.surface,
        m.kind,
        m.start_char,
        m.end_char,
        m.entity_id,
        e.name,
        m.link_method,
        round(m.link_score, 2) as link_score,
    from mentions as m
    left join entities as e using (entity_id)
    where m.article_id = $key
    order by m.start_char
)

select * from final
