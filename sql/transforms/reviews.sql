-- grain: one claim that says something else than an analyst has decided
-- reads: claim_reviews, claims, mentions, entities, entity_names; speaker_keys (speaker, key)
-- creates: reviewed_claims, reviewed_anew
-- changes: claims, claim_sources, claim_links, claim_vectors, claim_keys, claim_origins, statement_links

-- one row per claim that says something else than was decided, with what it has to say
create or replace temp table reviewed_claims as
with

decided as (
    select
        claim_id,
        max(value) filter (where aspect = 'verdict') as verdict,
        max(value) filter (where aspect = 'speaker') as speaker,
        max(value) filter (where aspect = 'stance') as stance,
    from claim_reviews
    group by claim_id
),

-- Whom a name means: somebody whom the article names, else somebody listed.
bearers as (
    select
        d.claim_id,
        coalesce(e.redirect_to, e.entity_id) as entity_id,
    from decided as d
    inner join claims as c using (claim_id)
    inner join speaker_keys as k using (speaker)
    inner join entity_names as n
        on
            k.key = n.key
            and n.role = 'spelling'
    inner join entities as e on n.entity_id = e.entity_id
    left join mentions as m
        on
            c.article_id = m.article_id
            and m.entity_id = coalesce(e.redirect_to, e.entity_id)
    qualify
        row_number() over (
            partition by d.claim_id
            order by m.mention_id is null, e.origin = 'reference' desc, e.entity_id
        ) = 1
),

wanted as (
    select
        c.claim_id,
        case
            when d.verdict = 'rejected' then 'rejected'
            when coalesce(d.speaker, d.stance) is not null then 'corrected'
            else 'accepted'
        end as status,
        coalesce(d.speaker, c.speaker_name) as speaker_name,
        if(d.speaker is null, c.speaker_entity_id, b.entity_id) as speaker_entity_id,
        if(d.speaker is null, c.speaker_mention_id, null) as speaker_mention_id,
        d.speaker is not null or c.speaker_named as speaker_named,
        if(d.speaker is null, c.speaker_by, 'manual') as speaker_by,
        coalesce(d.stance, c.stance) as stance,
        if(d.stance is null, c.stance_by, 'manual') as stance_by,
        d.speaker is not null as is_spoken,
    from decided as d
    inner join claims as c using (claim_id)
    left join bearers as b using (claim_id)
),

final as (
    select
        w.*,
        c.statement_id,
        (w.status = 'rejected', w.speaker_name, w.speaker_entity_id, w.stance)
        is distinct from (c.status = 'rejected', c.speaker_name, c.speaker_entity_id, c.stance) as is_relinked,
    from wanted as w
    inner join claims as c using (claim_id)
    where
        (w.status, w.speaker_name, w.speaker_entity_id, w.speaker_mention_id, w.speaker_by, w.stance, w.stance_by)
        is distinct from
        (c.status, c.speaker_name, c.speaker_entity_id, c.speaker_mention_id, c.speaker_by, c.stance, c.stance_by)
)

select * from final;

-- one row per claim to link anew: what is decided on, what made a statement with it, and what it answers or is answered by
create or replace temp table reviewed_anew as
with

related as (
    select claim_id
    from reviewed_claims
    where is_relinked

    union

    select c.claim_id
    from claims as c
    inner join reviewed_claims as r using (statement_id)
    where r.is_relinked

    union

    select unnest([l.claim_id, l.other_claim_id]) as claim_id
    from claim_links as l
    inner join reviewed_claims as r on r.claim_id in (l.claim_id, l.other_claim_id)
    where r.is_relinked
),

final as (
    select claim_id
    from related
    semi join claims using (claim_id)
    anti join (from reviewed_claims where status = 'rejected') as r using (claim_id)
)

select * from final;

-- one removed pair per claim to link anew
delete from claim_links
where exists (
    from reviewed_claims as r
    where
        r.is_relinked
        and r.claim_id in (claim_links.claim_id, claim_links.other_claim_id)
);

-- one removed relation per statement of such a claim
delete from statement_links
where exists (
    from reviewed_claims as r
    where
        r.is_relinked
        and r.statement_id in (statement_links.statement_id, statement_links.other_statement_id)
);

-- one removed vector per rejected claim: it is compared with nothing
delete from claim_vectors
where claim_id in (select r.claim_id from reviewed_claims as r where r.status = 'rejected');

-- one removed word per rejected claim
delete from claim_keys
where claim_id in (select r.claim_id from reviewed_claims as r where r.status = 'rejected');

-- one removed origin per rejected claim
delete from claim_origins
where claim_id in (select r.claim_id from reviewed_claims as r where r.status = 'rejected');

-- one removed relay per corrected claim that its speaker, as he now is, passed on himself
delete from claim_sources
where exists (
    from reviewed_claims as r
    where
        r.claim_id = claim_sources.claim_id
        and r.is_spoken
        and lower(r.speaker_name) = lower(claim_sources.name)
        and claim_sources.step > 0
        and claim_sources.step < (
            select max(o.step) from claim_sources as o where o.claim_id = r.claim_id
        )
);

-- one updated step per corrected claim: the speaker, at the beginning of its chain
update claim_sources as s
set
    name = r.speaker_name,
    entity_id = r.speaker_entity_id,
    mention_id = null,
    start_char = null,
    end_char = null,
from reviewed_claims as r
where
    s.claim_id = r.claim_id
    and s.step = 0
    and r.is_spoken;

-- one updated claim per decision
update claims as c
set
    status = r.status,
    speaker_name = r.speaker_name,
    speaker_entity_id = r.speaker_entity_id,
    speaker_mention_id = r.speaker_mention_id,
    speaker_named = r.speaker_named,
    speaker_anonymous = c.speaker_anonymous and not r.speaker_named,
    speaker_by = r.speaker_by,
    stance = r.stance,
    stance_by = r.stance_by,
    rule = c.found_by || '; stance by ' || r.stance_by || '; speaker by ' || r.speaker_by,
    statement_id = if(r.status = 'rejected', null, c.statement_id),
from reviewed_claims as r
where c.claim_id = r.claim_id;
