-- grain: one statement with its independent origins
-- reads: claims, articles, documents, claim_sources, mentions, entities, article_links; moved_statements
-- creates: copied_articles, copy_groups, moved_claims, cited
-- changes: claim_origins, statements
-- An origin is where a claim's report begins. In order of what is known: the post that anyone can read, the first
-- newspaper or agency that is named as its source, the document it stands in, what a copy of the article cites, the
-- newspaper or the platform that another article cites for the same statement and this one names, the agency whose
-- report the article or one of its copies carries, and at last the newsroom of the first of the articles that copy one
-- another. Names count by their entity. Of one statement's speakers, "they" and "the ministry" are who has a name.

-- one row per copy, both ways
create or replace temp table copied_articles as
select
    article_id,
    other_article_id,
from article_links
where relation = 'copy'
union all
select
    other_article_id as article_id,
    article_id as other_article_id,
from article_links
where relation = 'copy';

-- one row per claim of a statement that changed; a superseded version of an article counts for nothing
create or replace temp table moved_claims as
select
    c.claim_id,
    c.article_id,
    c.statement_id,
    c.position,
    c.content,
    c.language,
    c.speaker_entity_id,
    c.speaker_text,
    case
        when e.name is not null then e.name
        when count(distinct e.name) over statement = 1 then any_value(e.name) over statement
    end as speaker,
    a.published_at,
    a.outlet,
    a.source_domain,
from claims as c
semi join moved_statements as m using (statement_id)
inner join articles as a using (article_id)
inner join documents as d using (document_id)
left join entities as e on c.speaker_entity_id = e.entity_id
where d.superseded_by is null
window statement as (partition by c.statement_id);

-- one row per article of a changed statement: the first of its copies, and the agency that any of them credits
create or replace temp table copy_groups as
with recursive

-- A copy of a copy is a copy.
reached as (
    select distinct
        article_id,
        article_id as member_id,
    from moved_claims

    union

    select
        r.article_id,
        k.other_article_id as member_id,
    from reached as r
    inner join copied_articles as k on r.member_id = k.article_id
),

final as (
    select
        r.article_id,
        first(r.member_id order by a.published_at, r.member_id) as first_id,
        first(a.outlet order by a.published_at, r.member_id) as first_outlet,
        first(a.agencies[1] order by a.published_at, r.member_id) filter (where len(a.agencies) > 0) as agency,
    from reached as r
    inner join articles as a on r.member_id = a.article_id
    group by r.article_id
)

select * from final;

-- one row per claim that names where it comes from
create or replace temp table cited as
with

steps as (
    select
        s.claim_id,
        s.step,
        s.kind,
        s.start_char,
        s.entity_id,
        m.article_id,
        m.statement_id,
        m.speaker,
        m.speaker_text,
        m.outlet,
        coalesce(e.name, s.name) as name,
        e.kind as entity_kind,
        max(s.step) over (partition by s.claim_id) as last_step,
    from claim_sources as s
    inner join moved_claims as m using (claim_id)
    left join entities as e on s.entity_id = e.entity_id
),

-- "The “Courier” reported": a name in quotation marks that speaks.
quoted as (
    select
        *,
        kind = 'speaker'
        and coalesce(
            regexp_full_match(trim(speaker_text), '(\w{1,4} )?["„“”«»‚‘’''][^"„“”«»‚‘’'']{2,40}["„“”«»‚‘’'']'), false
        ) as is_quoted,
    from steps
),

-- Newspapers by what the articles of the statement tell: that they report, or that they have published it.
told as (
    select
        m.statement_id,
        lower(coalesce(e.name, s.name)) as name,
    from (select distinct statement_id, article_id from moved_claims) as m
    inner join claims as c using (article_id)
    inner join claim_sources as s using (claim_id)
    left join entities as e on s.entity_id = e.entity_id
    where
        s.kind = 'outlet'
        and s.start_char is not null
    union
    select
        statement_id,
        lower(outlet) as name,
    from moved_claims
    where outlet is not null
    union
    select
        statement_id,
        lower(name) as name,
    from quoted
    where is_quoted
),

newspapers as (
    select * from told
    union
    select
        statement_id,
        name || unnest($genitives) as name,
    from told
),

spoken as (
    select
        *,
        kind = 'speaker' and (
            entity_kind = 'outlet'
            or is_quoted
            or (statement_id, lower(name)) in (select (n.statement_id, n.name) from newspapers as n)
        ) as is_newspaper,
        kind = 'speaker'
        and entity_id is null
        and list_contains($documents, lower(regexp_extract(speaker_text, '([\w-]+)\W*$', 1))) as is_document,
    from quoted
),

sources as (
    select
        claim_id,
        statement_id,
        step,
        speaker,
        case when is_document then lower(regexp_extract(speaker_text, '([\w-]+)\W*$', 1)) else lower(name) end as name,
        case when kind <> 'document' then entity_id end as entity_id,
        case
            when kind = 'platform' then 0
            when kind = 'document' or is_document then 2
            else 1
        end as distance,
    from spoken
    where
        step < last_step
        and (
            kind in ('outlet', 'platform', 'document')
            -- An agency that the article credits as a whole is named by no word of the claim.
            or (kind = 'agency' and start_char is not null)
            -- A newspaper that says it is itself the source.
            or (is_newspaper and name is distinct from outlet)
            or is_document
        )
),

-- Who is quoted from two documents has written one: "in a letter", "the statement says".
once as (
    select
        * replace (
            case
                when distance = 2 then first_value(name) over (
                    partition by
                        statement_id,
                        speaker,
                        distance
                    order by name
                )
                else name
            end as name
        ),
    from sources
),

final as (
    select
        claim_id,
        first(
            case
                when distance = 1 then 'report of ' || name
                else concat_ws(' of ', name, lower(speaker))
            end
            order by distance, step
        ) as origin,
        first(case when distance = 1 then 'cited source' else 'post or document' end order by distance, step) as reason,
        first(entity_id order by distance, step) as entity_id,
        first(case when distance = 0 then name end order by distance, step) as platform,
    from once
    group by claim_id
)

select * from final;

-- one removed origin per claim of a changed statement, and per claim that is gone
delete from claim_origins
where
    claim_id in (select m.claim_id from moved_claims as m)
    or claim_id not in (select c.claim_id from claims as c);

-- one row per claim of a changed statement
insert into claim_origins by name
with

-- What one of the copies cites, all of them do.
inherited as (
    select
        m.claim_id,
        min(c.origin) over same_report as origin,
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

found as (
    select
        m.claim_id,
        m.statement_id,
        coalesce(
            c.origin,
            i.origin,
            n.origin,
            'report of ' || lower(coalesce(g.agency, g.first_outlet)),
            'article ' || g.first_id
        ) as origin,
        case
            when c.origin is not null then c.reason
            when i.origin is not null then 'copy'
            when n.origin is not null then n.reason
            when g.agency is not null then 'agency report'
            when g.first_id <> m.article_id then 'copy'
            else 'own report'
        end as reason,
    from moved_claims as m
    inner join copy_groups as g using (article_id)
    left join cited as c using (claim_id)
    left join inherited as i using (claim_id)
    left join named as n using (claim_id)
),

-- A name in another case is that name: "des Rheinischen Kuriers", "der Rheinische Kurier".
stems as (
    select
        *,
        string_split(origin, ' ') as words,
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
