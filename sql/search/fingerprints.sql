-- grain: one row per article in its newest version, with what tells whether its index entry is out of date
-- reads: articles, claims, documents
with

made as (
    select
        article_id,
        bit_xor(hash(claim_id, content, speaker_name)) as mark,
    from claims
    where status <> 'rejected'
    group by article_id
),

final as (
    select
        a.article_id,
        md5(concat_ws('|', a.document_id, a.title, length(a.body), m.mark)) as fingerprint,
    from articles as a
    inner join documents as d using (document_id)
    left join made as m using (article_id)
    where d.superseded_by is null
)

select * from final
