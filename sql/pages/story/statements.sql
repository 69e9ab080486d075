-- grain: one row per statement made in the story, those of most outlets first, at most a hundred
-- reads: articles, claims, documents, statement_links, statements
with

made as (
    select
        c.statement_id,
        list(distinct coalesce(c.speaker_name, c.speaker_text)) filter (where c.speaker_text is not null) as speakers,
        list(distinct c.stance) as stances,
        list(distinct a.outlet) filter (where a.outlet is not null) as outlet_names,
    from claims as c
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    where
        a.story_id = $key
        and d.superseded_by is null
        and c.status <> 'rejected'
    group by c.statement_id
),

denied as (
    select
        l.other_statement_id as statement_id,
        count(*) as denials,
    from statement_links as l
    where l.relation = 'denies'
    group by l.other_statement_id
),

final as (
    select
        s.statement_id,
        s.text,
        m.speakers,
        m.stances,
        m.outlet_names,
        s.articles,
        s.origins,
        coalesce(d.denials, 0) as denials,
    from made as m
    inner join statements as s using (statement_id)
    left join denied as d using (statement_id)
    order by s.outlets desc, s.articles desc, denials desc, s.first_published_at, s.statement_id
    limit 100
)

select * from final
