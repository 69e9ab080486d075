-- grain: one row per refused document that waits, the newest two hundred, with its evidence
-- reads: v_quarantine
with

final as (
    select
        quarantined_at,
        external_id,
        stage,
        reasons,
        detail,
        opening,
        date_evidence,
        document_id,
        run_id,
    from v_quarantine
    where open
    order by quarantined_at desc, document_id
    limit 200
)

select * from final
