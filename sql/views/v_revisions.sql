-- grain: one row per article that came again with another text: what it said before and what it says instead
create or replace view v_revisions as
with

documents as (
    select * from documents
),

articles as (
    select * from articles
),

pairs as (
    select
        b.article_id as article_id_before,
        a.article_id,
        d.version,
        d.first_seen_at as seen_at,
        o.first_seen_at as seen_before_at,
    from documents as o
    inner join documents as d on o.superseded_by = d.document_id
    inner join articles as b on o.document_id = b.document_id
    inner join articles as a on d.document_id = a.document_id
),

-- Words alone are compared: a claim may move, and its quotation marks may change.
contents as (
    select
        article_id,
        content,
        trim(lower(regexp_replace(content, '[^\pL\pN]+', ' ', 'g'))) as words,
    from claims
    where
        status <> 'rejected'
        and article_id in (select unnest([p.article_id, p.article_id_before]) from pairs as p)
),

gone as (
    select
        p.article_id,
        list(distinct c.content order by c.content) as claims_gone,
    from pairs as p
    inner join contents as c on p.article_id_before = c.article_id
    anti join contents as k on p.article_id = k.article_id and c.words = k.words
    group by p.article_id
),

added as (
    select
        p.article_id,
        list(distinct c.content order by c.content) as claims_added,
    from pairs as p
    inner join contents as c on p.article_id = c.article_id
    anti join contents as k on p.article_id_before = k.article_id and c.words = k.words
    group by p.article_id
),

final as (
    select
        a.outlet,
        a.title,
        if(a.title is distinct from b.title, b.title, null) as title_before,
        p.seen_before_at,
        p.seen_at,
        coalesce(g.claims_gone, []) as claims_gone,
        coalesce(n.claims_added, []) as claims_added,
        b.word_count as words_before,
        a.word_count as words,
        a.published_at,
        a.source_url,
        p.version,
        p.article_id,
        p.article_id_before,
    from pairs as p
    inner join articles as a using (article_id)
    inner join articles as b on p.article_id_before = b.article_id
    left join gone as g on p.article_id = g.article_id
    left join added as n on p.article_id = n.article_id
)

select * from final
order by seen_at desc, article_id;

comment on view v_revisions
is 'One row per article that came again with another text: what it said before and what it says instead.';
comment on column v_revisions.outlet is 'Who published the article, by name.';
comment on column v_revisions.title is 'Headline now.';
comment on column v_revisions.title_before is 'Headline before; null where it is the same.';
comment on column v_revisions.seen_before_at is 'When the text before arrived.';
comment on column v_revisions.seen_at is 'When the text arrived that took its place.';
comment on column v_revisions.claims_gone is 'Contents of claims that the new text no longer has.';
comment on column v_revisions.claims_added is 'Contents of claims that the text before did not have.';
comment on column v_revisions.words_before is 'Words of the body before.';
comment on column v_revisions.words is 'Words of the body now.';
comment on column v_revisions.published_at is 'When it was published, as the new text says.';
comment on column v_revisions.source_url is 'Address of the article.';
comment on column v_revisions.version is 'Which version of its record the new text is; from 2.';
comment on column v_revisions.article_id is 'The article with the new text.';
comment on column v_revisions.article_id_before is 'The article with the text before.';
