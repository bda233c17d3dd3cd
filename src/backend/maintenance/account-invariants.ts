/** Bank and cash accounts: each statement lists what must not exist, an id per broken row (donor-formats.md section 10 rule 6). */
export const ACCOUNT_INVARIANTS: readonly (readonly [string, string])[] = [
  [
    'statementSum',
    `SELECT s.id FROM account_statement s LEFT JOIN account_line l ON l.statement_id = s.id
     GROUP BY s.id HAVING s.opening_minor + coalesce(sum(l.amount_minor), 0) <> s.closing_minor`,
  ],
  [
    'statementChain',
    `SELECT id FROM (
       SELECT s.id, s.opening_minor, s.start_date, a.opening_minor AS first_minor,
         lag(s.closing_minor) OVER w AS last_minor, lag(s.end_date) OVER w AS last_end
       FROM account_statement s JOIN account a ON a.id = s.account_id
       WINDOW w AS (PARTITION BY s.account_id ORDER BY s.start_date, s.end_date))
     WHERE opening_minor <> coalesce(last_minor, first_minor) OR start_date <= last_end`,
  ],
  [
    'statementDays',
    `SELECT l.id FROM account_line l JOIN account_statement s ON s.id = l.statement_id
     WHERE l.booked_on NOT BETWEEN s.start_date AND s.end_date`,
  ],
  [
    'lineOvermatched',
    `SELECT l.id FROM account_line l JOIN account_match x ON x.account_line_id = l.id GROUP BY l.id
     HAVING abs(sum(x.amount_minor)) > abs(l.amount_minor) OR min(x.amount_minor * sign(l.amount_minor)) <= 0`,
  ],
  [
    'recordOvermatched',
    `SELECT x.record_id AS id FROM account_matched x
     LEFT JOIN account_movement m ON m.account_id = x.account_id AND m.kind = x.kind AND m.record_id = x.record_id
     GROUP BY x.account_id, x.kind, x.record_id
     HAVING max(m.effect_minor) IS NULL OR abs(sum(x.amount_minor)) > abs(max(m.effect_minor))
       OR min(x.amount_minor * sign(m.effect_minor)) <= 0`,
  ],
  [
    'accountCurrency',
    `SELECT e.id FROM ledger_entry e JOIN account a ON a.id = e.account_id
     WHERE a.currency <> e.currency AND a.currency <> e.base_currency AND e.charged_minor IS NULL`,
  ],
  [
    'accountCharge',
    `SELECT e.id FROM ledger_entry e LEFT JOIN account a ON a.id = e.account_id WHERE e.charged_minor IS NOT NULL
     AND (a.id IS NULL OR a.currency = e.currency OR sign(e.charged_minor) <> sign(e.amount_minor))`,
  ],
  [
    'accountProject',
    `SELECT e.id FROM ledger_entry e JOIN account a ON a.id = e.account_id WHERE a.project_id <> e.project_id`,
  ],
  [
    'movementAccount',
    `SELECT c.id FROM currency_conversion c JOIN account a ON a.id = c.from_account_id
     WHERE a.currency <> c.from_currency OR a.project_id <> c.project_id
     UNION ALL SELECT c.id FROM currency_conversion c JOIN account a ON a.id = c.to_account_id
     WHERE a.currency <> c.to_currency OR a.project_id <> c.project_id
     UNION ALL SELECT f.id FROM forwarded_movement f JOIN forwarded_agreement g ON g.id = f.agreement_id
     JOIN project p ON p.id = g.project_id JOIN account a ON a.id = f.account_id
     WHERE a.currency <> p.currency OR a.project_id <> g.project_id`,
  ],
  [
    'transferAccounts',
    `SELECT t.id FROM account_transfer t JOIN account f ON f.id = t.from_account_id JOIN account o ON o.id = t.to_account_id
     WHERE f.currency <> o.currency OR f.project_id <> t.project_id OR o.project_id <> t.project_id`,
  ],
  [
    'reconciliationSum',
    `SELECT r.id FROM account_reconciliation r LEFT JOIN account_outstanding o ON o.reconciliation_id = r.id
     GROUP BY r.id HAVING r.statement_minor + r.outstanding_minor <> r.book_minor
       OR coalesce(sum(CASE o.side WHEN 'books' THEN o.amount_minor ELSE -o.amount_minor END), 0) <> r.outstanding_minor`,
  ],
  [
    'reconciliationBooks',
    `SELECT r.id FROM account_reconciliation r JOIN account a ON a.id = r.account_id
     LEFT JOIN account_movement m ON m.account_id = r.account_id AND m.date <= r.as_of
     GROUP BY r.id HAVING a.opening_minor + coalesce(sum(m.effect_minor), 0) <> r.book_minor`,
  ],
  [
    'reconciliationStatement',
    `SELECT r.id FROM account_reconciliation r JOIN account a ON a.id = r.account_id
     WHERE EXISTS (SELECT 1 FROM account_statement s WHERE s.account_id = a.id)
       AND a.opening_minor + (SELECT coalesce(sum(l.amount_minor), 0) FROM account_line l JOIN account_statement s ON s.id = l.statement_id
         WHERE s.account_id = a.id AND l.booked_on <= r.as_of) <> r.statement_minor`,
  ],
  [
    'reconciliationItems',
    `SELECT o.id FROM account_outstanding o JOIN account_reconciliation r ON r.id = o.reconciliation_id
     LEFT JOIN account_movement m ON m.account_id = r.account_id AND o.side = 'books'
       AND m.record_id = coalesce(o.entry_id, o.fund_movement_id, o.forwarded_movement_id, o.conversion_id, o.transfer_id)
     LEFT JOIN account_line l ON l.id = o.account_line_id
     WHERE o.amount_minor <> coalesce(m.effect_minor, l.amount_minor) - coalesce((
       SELECT sum(x.amount_minor) FROM account_matched x
       JOIN account_movement y ON y.account_id = x.account_id AND y.kind = x.kind AND y.record_id = x.record_id
       WHERE x.account_id = r.account_id AND x.booked_on <= r.as_of AND y.date <= r.as_of
         AND (x.record_id = m.record_id OR x.account_line_id = l.id)), 0)`,
  ],
]
