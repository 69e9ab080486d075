-- grain: one updated article per flagged document
update batch.articles as a
set
    quality = 'warn',
    quality_flags = list_sort(list_distinct(list_concat(a.quality_flags, f.flags))),
from flagged as f
where a.document_id = f.document_id
