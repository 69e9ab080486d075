-- grain: one row per denial and claim it denies; a denial whose claim was not found has a row without one
-- Built of tables and not of v_claims, which would make the chains of all claims for a question about few.
create or replace view v_denials as
with

claims as (
    select * from claims
    where status <> 'rejected'
),

articles as (
    select a.*
    from articles as a
    inner join documents as d using (document_id)
    where d.superseded_by is null
),

entities as (
    select * from entities
),

links as (
    select *
    from claim_links
    where relation = 'denies'
),

pairs as (
    select
        l.claim_id as denial_id,
        l.other_claim_id as claim_id,
        l.method,
        l.score,
    from links as l

    union all

    -- A denial without a partner of its own has that of the same denial elsewhere: the claim that stands nearest.
    select
        d.claim_id as denial_id,
        c.claim_id,
        'same denial elsewhere: ' || l.method as method,
        l.score,
    from statement_links as l
    inner join claims as d on l.statement_id = d.statement_id
    inner join claims as c on l.other_statement_id = c.statement_id
    inner join articles as da on d.article_id = da.article_id
    inner join articles as ca on c.article_id = ca.article_id
    where
        l.relation = 'denies'
        and d.claim_id not in (select k.claim_id from links as k)
    qualify
        row_number() over (
            partition by d.claim_id
            order by
                coalesce(c.speaker_entity_id = d.speaker_entity_id, c.speaker_name = d.speaker_name, false),
                l.score desc,
                c.article_id = d.article_id desc,
                ca.story_id = da.story_id desc,
                ca.published_at,
                c.claim_id
        ) = 1
),

paired as (
    select
        d.claim_id as denial_id,
        d.article_id as denial_article_id,
        d.speaker_name as denied_by,
        d.speaker_entity_id as denied_by_entity_id,
        d.statement_id as denial_statement_id,
        d.content as denial,
        p.claim_id,
        p.method,
        p.score,
    from claims as d
    left join pairs as p on d.claim_id = p.denial_id
    where
        d.stance = 'deny'
        or p.claim_id is not null
),

final as (
    select
        da.published_at as denial_published_at,
        da.outlet as denied_in,
        p.denied_by,
        trim(regexp_replace(p.denial, '\s+', ' ', 'g')) as denial,
        c.speaker_name as claimed_by,
        trim(regexp_replace(c.content, '\s+', ' ', 'g')) as claim,
        ca.outlet as claimed_in,
        ca.published_at as claim_published_at,
        dh.chain as denial_chain,
        ch.chain as claim_chain,
        p.method,
        p.score,
        p.denial_id,
        p.claim_id,
        p.denial_article_id,
        c.article_id as claim_article_id,
        de.name as denied_by_entity,
        ce.name as claimed_by_entity,
        p.denied_by_entity_id,
        c.speaker_entity_id as claimed_by_entity_id,
        p.denial_statement_id,
        c.statement_id as claim_statement_id,
        da.published_precision as denial_published_precision,
        da.title as denial_title,
        da.source_url as denial_url,
    from paired as p
    inner join articles as da on p.denial_article_id = da.article_id
    left join (claims as c inner join articles as ca on c.article_id = ca.article_id) on p.claim_id = c.claim_id
    left join entities as de on p.denied_by_entity_id = de.entity_id
    left join entities as ce on c.speaker_entity_id = ce.entity_id
    left join lateral (
        select string_agg(s.name, ' → ' order by s.step) as chain
        from claim_sources as s
        where s.claim_id = p.denial_id
    ) as dh on true
    left join lateral (
        select string_agg(s.name, ' → ' order by s.step) as chain
        from claim_sources as s
        where s.claim_id = c.claim_id
    ) as ch on true
)

select * from final
order by denial_published_at, claim_id is null, denial_id, claim_id;

comment on view v_denials is 'One row per denial and claim it denies; a denial whose claim was not found has a row without one.';
comment on column v_denials.denial_published_at
is 'When the article with the denial was published; denial_published_precision says what it is exact to.';
comment on column v_denials.denied_in is 'Outlet that reports the denial.';
comment on column v_denials.denied_by is 'Who denies, as the article writes the name.';
comment on column v_denials.denial is 'The content of the denial.';
comment on column v_denials.claimed_by is 'Who made the denied claim, as its article writes the name.';
comment on column v_denials.claim is 'The content that is denied; null where it was not found.';
comment on column v_denials.claimed_in is 'Outlet that reports the denied claim.';
comment on column v_denials.claim_published_at is 'When the article with the claim was published.';
comment on column v_denials.denial_chain is 'The chain of the denial.';
comment on column v_denials.claim_chain is 'The chain of the denied claim.';
comment on column v_denials.method is 'How it was found; of the same denial elsewhere where this one has no claim of its own.';
comment on column v_denials.score is 'How sure it is, from 0 to 1.';
comment on column v_denials.denial_id is 'The claim that denies.';
comment on column v_denials.claim_id is 'The claim; null where it was not found.';
comment on column v_denials.denial_article_id is 'The article that reports the denial.';
comment on column v_denials.claim_article_id is 'The article that reports the denied claim.';
comment on column v_denials.denied_by_entity
is 'Who denies, under one name in all articles and languages; entities.aliases has its other spellings.';
comment on column v_denials.claimed_by_entity
is 'Who made the denied claim, under one name in all articles and languages; entities.aliases has its other spellings.';
comment on column v_denials.denied_by_entity_id is 'Entity of who denies; null where unknown.';
comment on column v_denials.claimed_by_entity_id is 'Entity of who made the denied claim; null where unknown.';
comment on column v_denials.denial_statement_id
is 'The denial as a statement: the same denial in other articles has the same.';
comment on column v_denials.claim_statement_id
is 'The denied claim as a statement: the same claim in other articles has the same.';
comment on column v_denials.denial_published_precision
is 'What denial_published_at is exact to: second, minute, day, month or year.';
comment on column v_denials.denial_title is 'Headline of the article with the denial.';
comment on column v_denials.denial_url is 'Address of the article with the denial.';
