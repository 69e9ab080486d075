-- grain: one row per outlet of one run (null where none is known): its articles as they came, the refused included
create table if not exists quality_outlets (
    run_id varchar not null,
    outlet varchar,  -- by name, else by domain
    articles integer not null,
    refused integer not null,  -- by the checks
    first_published_at timestamptz,
    last_published_at timestamptz,  -- of dates that are known to the day
    with_date integer not null,
    with_url integer not null,
    with_author integer not null,
    with_agency integer not null,
    with_warning integer not null,
    words bigint not null,
    boilerplate_share double not null,
    repeated_paragraphs integer not null,  -- how many stand word for word in many of its articles
    repeated_most integer not null,  -- in how many articles the most repeated one stands
    repeated_example varchar,
    mentions integer not null,
    claims integer not null,
    speakerless integer not null,
);
