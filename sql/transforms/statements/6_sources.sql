-- grain: one claim of a changed statement that names where it comes from
-- reads: claims, articles, documents, claim_sources, entities, article_links; moved_statements
-- creates: copied_articles, copy_groups, moved_claims, cited
-- Names count by their entity, an agency by any of its names. Of one statement's speakers, "they" and "the ministry" are who
-- has a name.

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
with

addressees as (
    select
        c.claim_id,
        c.article_id,
        unnest(c.addressee_spans, recursive := true),
    from claims as c
    semi join moved_statements using (statement_id)
),

-- "She told the Courier", not "told the crowd": a crowd hears what anyone can.
told as (
    select t.claim_id
    from addressees as t
    inner join articles as a using (article_id)
    inner join documents as d using (document_id)
    left join mentions as n
        on
            t.article_id = n.article_id
            and n.kind <> 'location'
            and n.start_char >= t.start
            and n.end_char <= t."end"
    where
        n.mention_id is not null
        or list_has_any(regexp_extract_all(lower(substring(d.text, t.start + 1, t."end" - t.start)), '[\p{L}-]+'), $media)
)

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
    a.story_id,
    c.claim_id in (select t.claim_id from told as t) as is_told,
    -- What an article that credits an agency has itself been told.
    len(a.agencies) > 0 and not exists (
        from claim_sources as s
        where
            s.claim_id = c.claim_id
            and (s.kind = 'agency' or list_contains(a.agencies, s.name))
    ) as is_own,
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

-- "Der Deutschen Presse-Agentur" is one of the names of an agency in another case.
bodies as (
    select
        list_transform(string_split(lower(alias), ' '), lambda w: regexp_replace(w, $case_endings, '')) as stem,
        min(name) as name,
    from (
        select
            name,
            unnest(list_append(aliases, name)) as alias,
        from entities
        where
            kind = 'organisation'
            and origin = 'reference'
    )
    where contains(alias, ' ')
    group by all
),

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
        coalesce(b.name, e.name, s.name) as name,
        e.kind as entity_kind,
        max(s.step) over (partition by s.claim_id) as last_step,
    from claim_sources as s
    inner join moved_claims as m using (claim_id)
    left join entities as e on s.entity_id = e.entity_id
    left join bodies as b
        on
            s.kind in ('outlet', 'agency')
            and (s.entity_id is null or e.origin = 'discovered')
            and list_transform(string_split(lower(s.name), ' '), lambda w: regexp_replace(w, $case_endings, '')) = b.stem
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

-- What reports a claim, without what is claimed, as far as its sentences go.
reports as (
    select
        m.claim_id,
        m.statement_id,
        m.speaker,
        list_concat(c.content_spans, c.speaker_spans, c.cue_spans, c.frame_spans) as spans,
        list_min(list_transform(spans, lambda s: s.start)) as start_char,
        list_max(list_transform(spans, lambda s: s."end")) as end_char,
        regexp_extract(substring(d.text, greatest(start_char - 160, 0) + 1, least(start_char, 160)), '[^.!?\n]*$')
        || list_reduce(
            list_transform(c.content_spans, lambda s: substring(d.text, s.start + 1, s."end" - s.start)),
            lambda report, content: replace(report, content, ' '),
            substring(d.text, start_char + 1, end_char - start_char)
        )
        || regexp_extract(substring(d.text, end_char + 1, 160), '^[^.!?\n]*') as report,
    from moved_claims as m
    inner join claims as c using (claim_id)
    inner join articles as a on m.article_id = a.article_id
    inner join documents as d on a.document_id = d.document_id
),

-- "In a speech to the council": all who were there heard the same.
speeches as (
    select
        claim_id,
        statement_id,
        speaker,
        lower(regexp_extract(report, $speeches, 1)) as name,
    from reports
    where regexp_matches(report, $speeches)
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
    from (
        from sources
        union all by name
        select
            *,
            null as step,
            2 as distance,
        from speeches
    )
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
        min(distance) <> 1 as is_public,
    from once
    group by claim_id
)

select * from final;
