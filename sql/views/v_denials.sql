-- grain: one row per denial and claim it denies; a denial whose claim was not found has a row without one
create or replace view v_denials as
with

claims as (
    select * from v_claims
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
        l.method,
        l.score,
    from statement_links as l
    inner join claims as d on l.statement_id = d.statement_id
    inner join claims as c on l.other_statement_id = c.statement_id
    where
        l.relation = 'denies'
        and d.claim_id not in (select k.claim_id from links as k)
    qualify
        row_number() over (
            partition by d.claim_id
            order by
                coalesce(c.speaker_entity_id = d.speaker_entity_id, c.speaker = d.speaker, false),
                l.score desc,
                c.article_id = d.article_id desc,
                c.story_id = d.story_id desc,
                c.published_at,
                c.claim_id
        ) = 1
),

final as (
    select
        d.published_at as denial_published_at,
        d.outlet as denied_in,
        d.speaker as denied_by,
        trim(regexp_replace(d.content, '\s+', ' ', 'g')) as denial,
        c.speaker as claimed_by,
        trim(regexp_replace(c.content, '\s+', ' ', 'g')) as claim,
        c.outlet as claimed_in,
        c.published_at as claim_published_at,
        d.chain as denial_chain,
        c.chain as claim_chain,
        p.method,
        p.score,
        d.claim_id as denial_id,
        p.claim_id,
        d.article_id as denial_article_id,
        c.article_id as claim_article_id,
    from claims as d
    left join pairs as p on d.claim_id = p.denial_id
    left join claims as c on p.claim_id = c.claim_id
    where
        d.stance = 'deny'
        or p.claim_id is not null
)

select * from final
order by denial_published_at, claim_id is null, denial_id, claim_id;

comment on view v_denials is 'One row per denial and claim it denies; a denial whose claim was not found has a row without one.';
comment on column v_denials.denial_published_at is 'When the article with the denial was published.';
comment on column v_denials.denied_in is 'Outlet that reports the denial.';
comment on column v_denials.denied_by is 'Who denies.';
comment on column v_denials.denial is 'The content of the denial.';
comment on column v_denials.claimed_by is 'Who made the denied claim.';
comment on column v_denials.claim is 'The content that is denied; null where it was not found.';
comment on column v_denials.claimed_in is 'Outlet that reports the denied claim.';
comment on column v_denials.claim_published_at is 'When the article with the claim was published.';
comment on column v_denials.denial_chain is 'The chain of the denial.';
comment on column v_denials.claim_chain is 'The chain of the denied claim.';
comment on column v_denials.method is 'How it was found.';
comment on column v_denials.score is 'How sure it is, from 0 to 1.';
comment on column v_denials.denial_id is 'The claim that denies.';
comment on column v_denials.claim_id is 'The claim; null where it was not found.';
comment on column v_denials.denial_article_id is 'The article that reports the denial.';
comment on column v_denials.claim_article_id is 'The article that reports the denied claim.';
