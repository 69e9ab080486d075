-- grain: one aspect of a claim that an analyst decides now
-- reads: claims; decisions (claim_id, aspect, value, reason, reviewed_by, reviewed_at)
-- creates: decided_now
-- changes: claim_reviews

-- one row per decision, with what had been found before anybody decided
create or replace temp table decided_now as
select
    d.claim_id,
    c.article_id,
    c.content_spans,
    d.aspect,
    d.value,
    case
        when r.claim_id is not null then r.value_before
        when d.aspect = 'speaker' then c.speaker_name
        when d.aspect = 'stance' then c.stance
    end as value_before,
    d.reason,
    d.reviewed_by,
    d.reviewed_at,
from decisions as d
inner join claims as c using (claim_id)
left join claim_reviews as r using (claim_id, aspect);

-- one removed row per aspect that is decided again
delete from claim_reviews
where exists (
    from decided_now as d
    where
        d.claim_id = claim_reviews.claim_id
        and d.aspect = claim_reviews.aspect
);

-- one row per decision
insert into claim_reviews by name
select * from decided_now;
