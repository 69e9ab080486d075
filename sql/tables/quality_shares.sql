-- grain: one row per value that one aspect takes in one run, and how often
create table if not exists quality_shares (
    run_id varchar not null,
    aspect varchar not null,  -- date method, date precision, language, stance, chain depth …
    item varchar not null,
    amount bigint not null,
);
