-- grain: one row per claim that fails a check
select
    c.rowid as key,
    a.document_id,
    a.title[:200] as title,
    c.article_id,
    c.claim_id,
    c.content[:200] as text,
    c.content_spans[1].start as start_char,
    c.content_spans[-1]."end" as end_char,
    array_to_string([d.text[s.start + 1:s."end"] for s in c.content_spans], ' ')[:200] as found,
from batch.claims as c
left join batch.articles as a using (article_id)
left join batch.documents as d using (document_id)
where c.rowid in (select unnest($keys))
order by key
