-- grain: one row per pair of claims and relation: they may be one statement, one answers the other, or an analyst decided
create table if not exists claim_links (
    claim_id varchar not null,
    other_claim_id varchar not null,
    relation varchar not null check (relation in ('same', 'denies', 'confirms', 'joined', 'parted')),
    method varchar not null,
    score double not null,
);

comment on table claim_links
is 'One row per pair of claims that may be one statement, of which one answers the other, or on which an analyst decided.';
comment on column claim_links.claim_id
is 'The claim that denies or confirms; of two that say the same, the one whose id is the smaller.';
comment on column claim_links.other_claim_id is 'The other claim.';
comment on column claim_links.relation
is 'How the two are related; joined and parted are decisions of an analyst, which prevail.';
comment on column claim_links.method is 'How it was found, and what decided.';
comment on column claim_links.score
is 'How much speaks for it, from 0 to 1; claims become one statement where they do so on average.';
