const ACTIVE = `e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id)`

/** What stands behind entries: each statement lists an id per broken row (donor-formats.md, sections 7 and 10). */
export const LEDGER_INVARIANTS: readonly (readonly [string, string])[] = [
  // One document over all projects, found by its fingerprint: never above its amount (statement 38).
  [
    'documentCharges',
    `SELECT min(e.id) AS id FROM ledger_entry e WHERE e.document_key IS NOT NULL AND e.state = 'posted' AND ${ACTIVE}
     GROUP BY e.document_key HAVING abs(sum(e.amount_minor)) > max(abs(coalesce(e.document_minor, e.amount_minor)))
       AND (count(DISTINCT e.project_id) > 1 OR count(e.document_minor) > 0)`,
  ],
  // An entry that claims a share takes that share of its document, to a cent by the largest remainder.
  [
    'documentParts',
    `SELECT id FROM ledger_entry WHERE document_minor IS NOT NULL AND (abs(amount_minor) > abs(document_minor)
       OR abs(amount_minor - document_minor * CAST(document_share AS REAL) / 100) > max(1.01, abs(document_minor) * 1e-8))`,
  ],
  [
    'sharedDocuments',
    `SELECT c.id FROM shared_cost c JOIN ledger_entry e ON e.shared_cost_id = c.id WHERE ${ACTIVE}
     GROUP BY c.id HAVING abs(sum(e.amount_minor)) > abs(c.amount_minor) OR min(e.document_minor) IS NOT c.amount_minor
       OR max(e.document_minor) IS NOT c.amount_minor OR min(e.currency) <> c.currency OR max(e.currency) <> c.currency`,
  ],
  [
    'sharedKeys',
    `SELECT key_id AS id FROM shared_cost_part GROUP BY key_id HAVING abs(sum(CAST(share AS REAL)) - 100) > 1e-7`,
  ],
  // Nobody is paid above the whole month by all projects together (section 10 rule 11).
  [
    'salaryShares',
    `SELECT payroll_id AS id FROM payroll_share GROUP BY payroll_id HAVING sum(CAST(share AS REAL)) > 100 + 1e-7`,
  ],
  [
    'salaryEntries',
    `SELECT p.id FROM payroll p JOIN ledger_entry e ON e.payroll_id = p.id WHERE ${ACTIVE}
     GROUP BY p.id HAVING sum(e.amount_minor) > p.net_minor + p.tax_minor + p.social_minor OR min(e.currency) <> p.currency
       OR max(e.currency) <> p.currency`,
  ],
  // Per diems are nights, not days (PD-01).
  [
    'perDiemNights',
    `SELECT entry_id AS id FROM per_diem WHERE overnights <> julianday(end_date) - julianday(start_date)`,
  ],
  // What is left out of an entry is its tax, all of it or none (statement 40).
  [
    'excludedTax',
    `SELECT id FROM ledger_entry WHERE excluded_minor <> 0 AND vat_minor IS NOT excluded_minor`,
  ],
]
