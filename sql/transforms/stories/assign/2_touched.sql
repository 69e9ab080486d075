-- grain: one row per story that has another set of articles than before
create or replace temp table touched_stories as
select distinct s.story_id
from article_stories as s
inner join articles as a using (article_id)
where a.story_id is distinct from s.story_id
