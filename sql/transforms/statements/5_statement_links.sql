-- grain: one row per relation of two statements of a touched story, by the closest pair of their claims
insert into statement_links by name
with

final as (
    select
        n.statement_id,
        o.statement_id as other_statement_id,
        l.relation,
        first(l.method order by l.score desc, l.claim_id, l.other_claim_id) as method,
        max(l.score) as score,
    from claim_links as l
    inner join claim_statements as n using (claim_id)
    inner join claim_statements as o on l.other_claim_id = o.claim_id
    where n.statement_id <> o.statement_id
    group by all
)

select * from final
