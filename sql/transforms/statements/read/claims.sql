-- grain: one row per claim of a touched story, story by story
select
    a.story_id,
    c.claim_id,
    c.article_id,
    c.position,
    c.stance,
    coalesce(c.speaker_entity_id, c.speaker_name) as speaker,
    c.content,
    c.cue_text,
    c.content_spans[1].start as start_char,
    len(regexp_extract_all(c.content, '\w+')) as words,
from claims as c
inner join articles as a using (article_id)
inner join touched_stories as t using (story_id)
order by a.story_id, a.published_at, a.article_id, c.position, c.claim_id
