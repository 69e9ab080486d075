-- grain: one claim whose statement is settled anew
-- reads: claim_links, claims, touched_claims; scored (claim_id, other_claim_id, method, score); statement_decisions
-- creates: decided_claims, standing_claims, regrouped
-- changes: claim_links

-- one row per claim that an analyst decides on, or did
create or replace temp table decided_claims as
select claim_id
from claim_links
where relation in ('joined', 'parted')
union
select other_claim_id
from claim_links
where relation in ('joined', 'parted')
union
select one
from statement_decisions
union
select other
from statement_decisions;

-- one row per claim that an analyst has not rejected
create or replace temp table standing_claims as
select claim_id
from claims
where status <> 'rejected';

-- one removed pair per pair that is scored anew, and per decision
delete from claim_links
where
    relation in ('joined', 'parted')
    or (
        relation = 'same'
        and (
            claim_id in (select t.claim_id from touched_claims as t)
            or other_claim_id in (select t.claim_id from touched_claims as t)
        )
    );

-- one row per pair of claims that may be one statement
insert into claim_links by name
select
    *,
    'same' as relation,
from scored;

-- one row per decision of an analyst
insert into claim_links by name
select distinct
    least(s.one, s.other) as claim_id,
    greatest(s.one, s.other) as other_claim_id,
    s.relation,
    'override' as method,
    1 as score,
from statement_decisions as s
semi join standing_claims as c on s.one = c.claim_id
semi join standing_claims as o on s.other = o.claim_id
where s.one <> s.other;

-- one row per claim that a touched one may have moved: those of their statements, and what links with them
create or replace temp table regrouped as
with recursive

touched as (
    select claim_id
    from touched_claims
    union
    select d.claim_id
    from decided_claims as d
    semi join standing_claims using (claim_id)
),

former as (
    select c.statement_id
    from claims as c
    semi join touched using (claim_id)
    where c.statement_id is not null
),

final as (
    select claim_id
    from touched

    union

    select c.claim_id
    from claims as c
    semi join former using (statement_id)

    union

    (
        select l.other_claim_id as claim_id
        from final as f
        inner join claim_links as l on f.claim_id = l.claim_id
        where
            l.relation in ('joined', 'parted')
            or (l.relation = 'same' and l.score >= $threshold)

        union all

        select l.claim_id
        from final as f
        inner join claim_links as l on f.claim_id = l.other_claim_id
        where
            l.relation in ('joined', 'parted')
            or (l.relation = 'same' and l.score >= $threshold)
    )
)

select distinct claim_id from final;
