-- grain: one claim with the statement it makes; one relation of two statements
-- reads: reviewed_answers; grouped (claim_id, statement_id), answered (claim_id, other_claim_id, …)
-- creates: moved_statements
-- changes: claims, claim_links, statement_links

-- one row per statement that has other claims, or other articles, than before
create or replace temp table moved_statements as
select distinct c.statement_id
from claims as c
semi join grouped using (claim_id)
where c.statement_id is not null
union
select distinct statement_id
from grouped;

-- one updated claim per claim whose statement changed
update claims as c
set statement_id = g.statement_id
from grouped as g
where
    c.claim_id = g.claim_id
    and c.statement_id is distinct from g.statement_id;

-- one removed link per answer that was looked at anew
delete from claim_links
where
    relation in ('denies', 'confirms')
    and claim_id in (select r.claim_id from reviewed_answers as r);

-- one row per answer and the claim it answers
insert into claim_links by name
select * from answered;

-- one removed relation per statement that may have another now
delete from statement_links
where
    statement_id in (select m.statement_id from moved_statements as m)
    or other_statement_id in (select m.statement_id from moved_statements as m)
    or statement_id in (
        select c.statement_id
        from claims as c
        semi join reviewed_answers using (claim_id)
    );

-- one row per relation of two statements that has none, by the closest pair of their claims
insert into statement_links by name
with

related as (
    select
        c.statement_id,
        o.statement_id as other_statement_id,
        l.relation,
        first(l.method order by l.score desc, l.claim_id, l.other_claim_id) as method,
        max(l.score) as score,
    from claim_links as l
    inner join claims as c using (claim_id)
    inner join claims as o on l.other_claim_id = o.claim_id
    where
        l.relation in ('denies', 'confirms')
        and c.statement_id <> o.statement_id
    group by all
),

final as (
    select r.*
    from related as r
    anti join statement_links using (statement_id, other_statement_id, relation)
)

select * from final;
