/** Corrections, refused costs, assets and contracts: each statement lists an id per broken row (donor-formats.md, sections 1.6, 7 and 8). */
export const REGISTER_INVARIANTS: readonly (readonly [string, string])[] = [
  // What is corrected was locked before, and the correction is booked after it (statement 47).
  [
    'correctedPeriods',
    `SELECT e.id FROM ledger_entry e JOIN reporting_period p ON p.id = e.corrects_period_id
     WHERE p.state <> 'locked' OR p.end_date >= e.entry_date OR p.project_id <> e.project_id`,
  ],
  [
    'correctedEntries',
    `SELECT e.id FROM ledger_entry e JOIN ledger_entry o ON o.id = e.corrects_entry_id LEFT JOIN reporting_period p ON p.id = e.corrects_period_id
     WHERE p.id IS NULL OR o.state <> 'posted' OR o.project_id <> e.project_id OR o.entry_date NOT BETWEEN p.start_date AND p.end_date`,
  ],
  [
    'ineligibleAmounts',
    `SELECT i.entry_id AS id FROM ineligible_cost i WHERE i.state = 'in_force' GROUP BY i.entry_id, i.budget_line_id
     HAVING sum(i.base_minor) > coalesce((SELECT sum(s.base_minor) FROM ledger_split s WHERE s.entry_id = i.entry_id
       AND (i.budget_line_id IS NULL OR s.budget_line_id = i.budget_line_id)), 0)`,
  ],
  [
    'assetCosts',
    `SELECT e.id FROM asset a JOIN ledger_entry e ON e.id = a.entry_id GROUP BY e.id
     HAVING sum(a.cost_minor) > coalesce(e.base_minor, 0) OR min(a.project_id) <> e.project_id OR max(a.project_id) <> e.project_id`,
  ],
  [
    'assetTransfers',
    `SELECT a.id FROM asset a JOIN asset_transfer t ON t.asset_id = a.id
     WHERE t.transferred_on < a.purchased_on OR (t.recipient_kind <> 'final_beneficiary' AND trim(t.authorisation) = '')`,
  ],
  [
    'procurementProject',
    `SELECT e.id FROM ledger_entry e JOIN procurement p ON p.id = e.procurement_id WHERE p.project_id <> e.project_id`,
  ],
]
