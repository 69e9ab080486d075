-- grain: one row per statement: a claim made in one or many articles, in any language
create or replace view v_statements as
with

statements as (
    select * from statements
),

claims as (
    select * from v_claims
),

denials as (
    select
        other_statement_id as statement_id,
        count(*) as denials,
    from statement_links
    where relation = 'denies'
    group by other_statement_id
),

-- Each side's origins: ten copies of one report that asserts, or denies, are one.
denied_by as (
    select
        l.other_statement_id as statement_id,
        list(distinct c.speaker order by c.speaker) filter (where c.speaker is not null) as speakers,
        count(distinct o.origin) as origins,
    from statement_links as l
    inner join claims as c using (statement_id)
    left join claim_origins as o using (claim_id)
    where l.relation = 'denies'
    group by l.other_statement_id
),

made_by as (
    select
        statement_id,
        list(distinct speaker order by speaker) filter (where speaker is not null) as speakers,
        list(distinct outlet order by outlet) filter (where outlet is not null) as outlet_names,
        list(distinct language order by language) as languages,
        list(distinct stance order by stance) as stances,
    from claims
    group by statement_id
),

final as (
    select
        s.statement_id,
        s.text,
        s.language,
        m.speakers,
        m.stances,
        s.first_published_at,
        s.claims,
        s.articles,
        s.outlets,
        s.origins,
        coalesce(d.denials, 0) as denials,
        coalesce(k.speakers, []) as denied_by,
        coalesce(k.origins, 0) as denial_origins,
        m.outlet_names,
        m.languages,
    from statements as s
    inner join made_by as m using (statement_id)
    left join denials as d using (statement_id)
    left join denied_by as k using (statement_id)
)

select * from final
order by origins desc, claims desc, first_published_at, statement_id;

comment on view v_statements is 'One row per statement: a claim made in one or many articles, in any language.';
comment on column v_statements.statement_id is 'The statement.';
comment on column v_statements.text is 'A typical wording of the statement.';
comment on column v_statements.language is 'Language code (ISO 639-1).';
comment on column v_statements.speakers is 'Who says it.';
comment on column v_statements.stances is 'Stances in which it is said.';
comment on column v_statements.first_published_at is 'The earliest publication among its articles.';
comment on column v_statements.claims is 'How many claims.';
comment on column v_statements.articles is 'How many articles.';
comment on column v_statements.outlets is 'How many outlets; each article of an unknown one counts as one.';
comment on column v_statements.origins
is 'Independent origins: copies of one report, or citations of one source, count once.';
comment on column v_statements.denials is 'How many statements deny it.';
comment on column v_statements.denied_by is 'Who denies it.';
comment on column v_statements.denial_origins
is 'Independent origins of its denials; origins counts those of the statement itself.';
comment on column v_statements.outlet_names is 'Outlets that report it, as far as they are known.';
comment on column v_statements.languages is 'Languages it appears in.';
