-- grain: one row per statement and origin: which of its claims collapse into one origin, and why
create or replace view v_origins as
with

claims as (
    select * from v_claims
),

final as (
    select
        c.statement_id,
        s.text as statement,
        o.origin,
        list(distinct o.reason order by o.reason) as reasons,
        count(*) as claims,
        list(distinct c.outlet order by c.outlet) filter (where c.outlet is not null) as outlets,
        list(c.claim_id order by c.published_at, c.claim_id) as claim_ids,
        list(distinct c.article_id order by c.article_id) as article_ids,
        min(c.published_at) as first_published_at,
    from claims as c
    inner join statements as s using (statement_id)
    inner join claim_origins as o using (claim_id)
    group by
        c.statement_id,
        s.text,
        o.origin
)

select * from final
order by statement_id, first_published_at, origin;

comment on view v_origins
is 'One row per statement and origin: which of its claims collapse into one origin, and why.';
comment on column v_origins.statement_id is 'The statement.';
comment on column v_origins.statement is 'A typical wording of the statement.';
comment on column v_origins.origin is 'Where the reports begin: a source, an agency, or the newsroom of the first of its copies.';
comment on column v_origins.reasons
is 'Why they are taken to begin there: cited source, post or document, agency report, copy, own report.';
comment on column v_origins.claims is 'How many claims.';
comment on column v_origins.outlets is 'Outlets that report it from there.';
comment on column v_origins.claim_ids is 'The claims.';
comment on column v_origins.article_ids is 'The articles.';
comment on column v_origins.first_published_at is 'The earliest publication among its articles.';
