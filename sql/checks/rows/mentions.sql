-- grain: one row per mention that fails a check
select
    m.rowid as key,
    a.document_id,
    a.title[:200] as title,
    m.article_id,
    m.mention_id,
    m.surface[:200] as text,
    m.start_char,
    m.end_char,
    if(m.start_char >= 0, d.text[m.start_char + 1:m.end_char][:200], null) as found,
from batch.mentions as m
left join batch.articles as a using (article_id)
left join batch.documents as d using (document_id)
where m.rowid in (select unnest($keys))
order by key
