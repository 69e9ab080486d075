-- grain: one row per article whose date candidates name more than one day, or whose date is uncertain
create or replace view v_dates_disputed as
with

articles as (
    select * from v_articles
),

date_candidates as (
    select * from date_candidates
),

candidates as (
    select
        d.document_id,
        count(distinct cast(timezone('UTC', d.value_at) as date)) as days,
        min(d.value_at) as earliest_at,
        max(d.value_at) as latest_at,
        list(
            {
                'value_at': d.value_at,
                'precision': d.precision,
                'method': d.method,
                'evidence': d.evidence,
                'confidence': d.confidence,
                'chosen': d.chosen,
            }
            order by d.confidence desc, d.value_at
        ) as candidates,
        max(d.confidence) filter (where d.chosen) as confidence,
    from date_candidates as d
    group by d.document_id
),

final as (
    select
        a.article_id,
        a.external_id,
        a.outlet,
        a.title,
        a.published_at,
        a.published_precision,
        a.published_method,
        c.confidence,
        c.days,
        c.earliest_at,
        c.latest_at,
        c.candidates,
    from articles as a
    inner join candidates as c using (document_id)
    where
        c.days > 1
        or c.confidence < 0.5
)

select * from final
order by confidence, published_at;

comment on view v_dates_disputed
is 'One row per article whose date candidates name more than one day, or whose date is uncertain.';
comment on column v_dates_disputed.article_id is 'The article.';
comment on column v_dates_disputed.external_id is 'The record''s own id, else the file name without suffix.';
comment on column v_dates_disputed.outlet is 'Who published the article, by name.';
comment on column v_dates_disputed.title is 'Headline.';
comment on column v_dates_disputed.published_at
is 'When it was published; before counting days read published_precision, and cast timezone(''UTC'', published_at).';
comment on column v_dates_disputed.published_precision
is 'What the publication date is exact to: second, minute, day, month or year.';
comment on column v_dates_disputed.published_method is 'What the publication date was read from.';
comment on column v_dates_disputed.confidence is 'How sure the published date is, from 0 to 1.';
comment on column v_dates_disputed.days is 'How many different days (UTC) the candidates name.';
comment on column v_dates_disputed.earliest_at is 'The earliest candidate.';
comment on column v_dates_disputed.latest_at is 'The latest candidate.';
comment on column v_dates_disputed.candidates is 'The candidate dates, the best first.';
