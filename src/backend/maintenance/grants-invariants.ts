/** Decisions, complaints and the money they hold contradict nothing: what must not exist (domain-rules.md rules 3 and 6). */
export const GRANTS_INVARIANTS: readonly (readonly [string, string])[] = [
  [
    'awardReservation',
    `SELECT d.id FROM grant_decision d JOIN application a ON a.id = d.application_id
     JOIN grant_call c ON c.id = a.call_id JOIN grant_scheme s ON s.id = c.scheme_id
     LEFT JOIN reservation r ON r.id = d.reservation_id
     WHERE (d.outcome <> 'award' AND d.reservation_id IS NOT NULL)
     OR (d.outcome = 'award' AND s.budget_line_id IS NOT NULL AND r.id IS NULL)
     OR (r.id IS NOT NULL AND (r.amount_minor <> d.awarded_minor OR r.project_id <> s.project_id))`,
  ],
  [
    'awardAboveLimits',
    `SELECT d.id FROM grant_decision d JOIN application a ON a.id = d.application_id LEFT JOIN call_lot l ON l.id = a.lot_id
     WHERE d.outcome = 'award' AND (d.awarded_minor > d.requested_minor OR d.awarded_minor > l.maximum_minor
     OR d.awarded_minor IS NOT a.awarded_minor)`,
  ],
  [
    'potOverdrawn',
    `WITH taken (call_id, lot_id, minor) AS (
       SELECT a.call_id, a.lot_id, d.awarded_minor FROM grant_decision d JOIN application a ON a.id = d.application_id
       LEFT JOIN reservation r ON r.id = d.reservation_id WHERE d.outcome = 'award' AND coalesce(r.state, 'held') <> 'released'
       UNION ALL
       SELECT a.call_id, k.held_lot_id, k.held_minor FROM complaint k JOIN application a ON a.id = k.application_id
       WHERE k.holds = 1
     )
     SELECT l.id FROM call_lot l JOIN taken t ON t.lot_id = l.id GROUP BY l.id HAVING sum(t.minor) > l.envelope_minor
     UNION ALL
     SELECT c.id FROM grant_call c JOIN taken t ON t.call_id = c.id GROUP BY c.id HAVING sum(t.minor) > c.envelope_minor
     UNION ALL
     SELECT s.id FROM grant_scheme s JOIN grant_call c ON c.scheme_id = s.id JOIN taken t ON t.call_id = c.id
     GROUP BY s.id HAVING sum(t.minor) > s.envelope_minor`,
  ],
  [
    'placeWithoutDecision',
    `SELECT a.id FROM application a WHERE (a.state = 'awarded') <> EXISTS (
       SELECT 1 FROM grant_decision d WHERE d.application_id = a.id AND d.outcome = 'award')
     OR (a.state = 'expired' AND NOT EXISTS (SELECT 1 FROM grant_decision d WHERE d.application_id = a.id AND d.outcome = 'expire'))
     OR (a.awarded_minor IS NOT NULL AND a.state <> 'awarded')`,
  ],
  [
    'decidedTwice',
    `SELECT application_id AS id FROM grant_decision WHERE outcome IN ('award', 'reject', 'expire') GROUP BY application_id
     HAVING count(*) > 1 + (SELECT count(*) FROM application_step s WHERE s.application_id = grant_decision.application_id AND s.reason_code = 'complaint_upheld')`,
  ],
  [
    'complaintHold',
    `SELECT k.id FROM complaint k JOIN application a ON a.id = k.application_id LEFT JOIN reservation r ON r.id = k.reservation_id
     WHERE (r.id IS NOT NULL AND r.amount_minor <> k.held_minor)
     OR (r.id IS NOT NULL AND k.holds <> (r.state = 'held'))
     OR (k.state IN ('received', 'admissible', 'suspended') AND k.holds = 0) OR (k.state = 'rejected' AND k.holds = 1)
     OR (k.state = 'upheld' AND k.holds = 1 AND a.state IN ('awarded', 'ineligible', 'rejected', 'expired', 'withdrawn'))`,
  ],
  [
    'rankedTwice',
    `SELECT r.ranking_id AS id FROM ranking_row r JOIN ranking k ON k.id = r.ranking_id
     WHERE r.rank IS NOT NULL GROUP BY r.ranking_id, r.lot_id, r.rank HAVING count(*) > 1`,
  ],
  [
    'rankedOutOfOrder',
    `SELECT b.id FROM ranking_row a JOIN ranking_row b ON b.ranking_id = a.ranking_id AND b.lot_id IS a.lot_id AND b.rank = a.rank + 1
     WHERE CAST(b.average_numerator AS REAL) / b.average_denominator > CAST(a.average_numerator AS REAL) / a.average_denominator + 0.000000001`,
  ],
  [
    'rankingChanged',
    `SELECT c.row_id AS id FROM audit_change c WHERE c.table_name = 'ranking_row' AND c.before IS NOT NULL`,
  ],
]
