-- grain: one row per article that linking has seen, with what it is compared by
create table if not exists article_vectors (
    article_id varchar primary key,
    vector float[512] not null,  -- meaning of title and opening, unit length, the same space for all languages
    signature uinteger[] not null,  -- min-hashes of the body's word five-grams; empty for short bodies
);
