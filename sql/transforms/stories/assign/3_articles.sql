-- grain: one updated article per article whose story changed
update articles as a
set story_id = s.story_id
from article_stories as s
where
    a.article_id = s.article_id
    and a.story_id is distinct from s.story_id
