-- grain: one statement with its independent origins
-- reads: claims, mentions; copy_groups, moved_claims, moved_statements, cited
-- changes: claim_origins, statements
-- An origin is where a claim's report begins. In order of what is known: the post that anyone can read, the first
-- newspaper or agency that is named as its source, the document it stands in or the speech it was said in, what a copy of
-- the article cites, the newspaper or the platform that another article cites for the same statement and this one names,
-- the post, document or speech that has the words by another report of the day, the agency whose report the article or one
-- of its copies carries, and at last the newsroom of the first of the articles that copy one another.

-- one removed origin per claim of a changed statement, and per claim that is gone
delete from claim_origins
where
    claim_id in (select m.claim_id from moved_claims as m)
    or claim_id not in (select c.claim_id from claims as c);

-- one row per claim of a changed statement
insert into claim_origins by name
with

-- What one of the copies cites, or was told itself, all of them do.
inherited as (
    select
        m.claim_id,
        min(coalesce(c.origin, if(m.is_own, 'report of ' || lower(coalesce(m.outlet, m.source_domain)), null))) over same_report
        as origin,
    from moved_claims as m
    inner join copy_groups as g using (article_id)
    left join cited as c using (claim_id)
    window same_report as (partition by m.statement_id, g.first_id)
),

-- An article that names the newspaper or platform which another one cites for the statement has it from there as well.
named as (
    select
        m.claim_id,
        min(c.origin) as origin,
        arg_min(c.reason, c.origin) as reason,
    from moved_claims as m
    inner join moved_claims as o using (statement_id)
    inner join cited as c on o.claim_id = c.claim_id
    inner join mentions as n
        on
            m.article_id = n.article_id
            and (c.entity_id = n.entity_id or c.platform = lower(n.normal))
    group by m.claim_id
),

-- The same words of one who tells them nobody in particular have been read or heard where another report has them from.
shared as (
    select
        m.claim_id,
        min(c.origin) as origin,
        arg_min(c.reason, c.origin) as reason,
    from moved_claims as m
    inner join moved_claims as o
        on
            m.statement_id = o.statement_id
            and m.story_id = o.story_id
            and m.speaker is not distinct from o.speaker
    inner join cited as c on o.claim_id = c.claim_id
    where
        c.is_public
        and not m.is_told
    group by m.claim_id
),

found as (
    select
        m.claim_id,
        m.statement_id,
        coalesce(
            c.origin,
            i.origin,
            n.origin,
            s.origin,
            'report of ' || lower(coalesce(g.agency, g.first_outlet)),
            'article ' || g.first_id
        ) as origin,
        case
            when c.origin is not null then c.reason
            when i.origin is not null and m.is_own then 'own report'
            when i.origin is not null then 'copy'
            when n.origin is not null then n.reason
            when s.origin is not null then s.reason
            when g.agency is not null then 'agency report'
            when g.first_id <> m.article_id then 'copy'
            else 'own report'
        end as reason,
    from moved_claims as m
    inner join copy_groups as g using (article_id)
    left join cited as c using (claim_id)
    left join inherited as i using (claim_id)
    left join named as n using (claim_id)
    left join shared as s using (claim_id)
),

-- A name in another case is that name, and so is one with another word for what it is: "des Rheinischen Kuriers", "der
-- Rheinische Kurier"; "The Mercian", "the Mercian newspaper".
stems as (
    select
        *,
        string_split(origin, ' ') as all_words,
        list_filter(all_words, lambda w, i: i <= 2 or (i = 3 and len(all_words) = 3) or not list_contains($articles, w)) as bare,
        if(len(bare) > 3 and list_contains($media, bare[-1]), bare[:-2], bare) as words,
        list_transform(
            words,
            lambda w, i: regexp_replace(w, '(?:' || array_to_string(if(i < len(words), $adjectives, $genitives), '|') || ')$', '')
        ) as stem,
    from found
),

final as (
    select
        claim_id,
        min(origin) over (partition by statement_id, stem) as origin,
        reason,
    from stems
)

select * from final;

-- one removed statement per statement that changed, or that nobody makes any more
delete from statements
where
    statement_id in (select m.statement_id from moved_statements as m)
    or statement_id not in (select c.statement_id from claims as c where c.statement_id is not null);

-- one row per changed statement
insert into statements by name
select
    m.statement_id,
    first(m.content order by m.published_at, m.article_id, m.position) as text,
    first(m.language order by m.published_at, m.article_id, m.position) as language,
    min(m.published_at) as first_published_at,
    cast(count(*) as integer) as claims,
    cast(count(distinct m.article_id) as integer) as articles,
    cast(count(distinct coalesce(m.outlet, m.source_domain, m.article_id)) as integer) as outlets,
    cast(count(distinct o.origin) as integer) as origins,
from moved_claims as m
inner join claim_origins as o using (claim_id)
group by m.statement_id;
