-- grain: no rows; a function of two vectors, which the transforms of stories and statements call
-- Vectors are whole numbers of length 512. The sum of their products stays below 2^24, so a float has it without
-- rounding, in whatever order a processor adds.

-- the cosine of two vectors
create or replace temp macro cosine(one, other) as
array_inner_product(cast(one as float[512]), cast(other as float[512])) / 262144;
