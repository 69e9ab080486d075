-- grain: one document of the batch that the warehouse has met before: it keeps the day it was first seen
update batch.documents as d
set first_seen_at = p.first_seen_at
from published.documents as p
where d.document_id = p.document_id
