-- grain: one removed link that a touched story had before, or whose statement is gone
delete from statement_links
where
    statement_id in (
        select c.statement_id
        from claims as c
        inner join articles as a using (article_id)
        inner join touched_stories as t using (story_id)
    )
    or statement_id not in (select s.statement_id from statements as s)
    or other_statement_id not in (select s.statement_id from statements as s)
