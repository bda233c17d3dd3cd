import type { MigrationPart } from '../part.ts'

const IN_FORCE = `state = 'in_force'`

/** Changes amounts of one line; `line` is an expression of its id. */
const add = (line: string, changes: Readonly<Record<string, string>>): string =>
  `UPDATE line_availability SET ${Object.entries(changes)
    .map(([column, delta]) => `${column} = ${column} ${delta}`)
    .join(', ')} WHERE budget_line_id = ${line};`

const trigger = (name: string, event: string, statements: readonly string[]): string =>
  `CREATE TRIGGER availability_${name} ${event} BEGIN\n  ${statements.join('\n  ')}\nEND;`

const sumOf = (agreement: string, kind: string): string =>
  `coalesce((SELECT sum(base_minor) FROM forwarded_movement WHERE agreement_id = ${agreement} AND kind = '${kind}'), 0)`

/** What an agreement holds on its line: its own amounts, and the movements under it. */
const agreementAmounts = (row: 'NEW' | 'OLD', sign: '+' | '-'): string =>
  add(`${row}.budget_line_id`, {
    contracted_minor: `${sign} (${row}.agreed_minor - ${row}.released_minor)`,
    forwarded_minor: `${sign} (${sumOf(`${row}.id`, 'paid')} - ${sumOf(`${row}.id`, 'refunded')})`,
    accepted_minor: `${sign} ${sumOf(`${row}.id`, 'accepted')}`,
  })

/**
 * Posted entries that bear an agreement's number, by their lines. The unary plus keeps the planner from the index by
 * state: of one number there are few entries, posted ones nearly all.
 */
const agreementSpending = (row: 'NEW' | 'OLD', sign: '+' | '-'): string => `
  UPDATE line_availability SET spent_under_agreements_minor = spent_under_agreements_minor ${sign} part.minor
  FROM (SELECT s.budget_line_id, sum(s.base_minor) AS minor FROM ledger_entry e CROSS JOIN ledger_split s
        WHERE e.project_id = ${row}.project_id AND e.sub_grant_no = ${row}.agreement_no AND e.sub_grant_no <> '' AND +e.state = 'posted'
          AND s.entry_id = e.id AND s.budget_line_id IS NOT NULL GROUP BY s.budget_line_id) AS part
  WHERE part.budget_line_id = line_availability.budget_line_id;`

const movementAmounts = (row: 'NEW' | 'OLD', sign: '+' | '-'): string =>
  add(`(SELECT budget_line_id FROM forwarded_agreement WHERE id = ${row}.agreement_id)`, {
    forwarded_minor: `${sign} CASE ${row}.kind WHEN 'paid' THEN ${row}.base_minor WHEN 'refunded' THEN -${row}.base_minor ELSE 0 END`,
    accepted_minor: `${sign} CASE ${row}.kind WHEN 'accepted' THEN ${row}.base_minor ELSE 0 END`,
  })

const reservedAmount = (row: 'NEW' | 'OLD', sign: '+' | '-'): string =>
  `UPDATE line_availability SET reserved_minor = reserved_minor ${sign} ${row}.amount_minor
   WHERE ${row}.state = 'held' AND budget_line_id = ${row}.budget_line_id;`

/** The line of an ineligible amount: the one it names, else the first that its entry is booked on. */
const ineligibleLine = (row: string): string =>
  `coalesce(${row}.budget_line_id, (SELECT budget_line_id FROM ledger_split WHERE entry_id = ${row}.entry_id ORDER BY position LIMIT 1))`

const isReversed = (entry: string): string =>
  `EXISTS (SELECT 1 FROM ledger_entry WHERE reverses_id = ${entry} AND state = 'posted')`

/** An amount counts while it is in force and its entry is posted and was not taken back. */
const ineligibleAmount = (row: 'NEW' | 'OLD', sign: '+' | '-'): string =>
  `UPDATE line_availability SET ineligible_minor = ineligible_minor ${sign} ${row}.base_minor
   WHERE ${row}.${IN_FORCE} AND budget_line_id = ${ineligibleLine(row)}
     AND (SELECT state FROM ledger_entry WHERE id = ${row}.entry_id) = 'posted' AND NOT ${isReversed(`${row}.entry_id`)};`

/** All ineligible amounts of an entry at once, when it is posted or taken back. */
const ineligibleOfEntry = (entry: string, sign: '+' | '-'): string =>
  `UPDATE line_availability SET ineligible_minor = ineligible_minor ${sign}
     (SELECT coalesce(sum(i.base_minor), 0) FROM ineligible_cost i WHERE i.entry_id = ${entry} AND i.${IN_FORCE} AND ${ineligibleLine('i')} = line_availability.budget_line_id)
   WHERE budget_line_id IN (SELECT ${ineligibleLine('i')} FROM ineligible_cost i WHERE i.entry_id = ${entry});`

const UNDER_AGREEMENT = (entry: string): string =>
  `EXISTS (SELECT 1 FROM forwarded_agreement WHERE project_id = ${entry}.project_id AND agreement_no = ${entry}.sub_grant_no)`

const TRIGGERS = [
  trigger('line_new', 'AFTER INSERT ON budget_line', [
    'INSERT INTO line_availability VALUES (NEW.id, NEW.project_id, 0, 0, 0, 0, 0, 0, 0);',
  ]),
  trigger(
    'split_posted',
    `AFTER INSERT ON ledger_split
WHEN NEW.budget_line_id IS NOT NULL AND NEW.base_minor IS NOT NULL AND (SELECT state FROM ledger_entry WHERE id = NEW.entry_id) = 'posted'`,
    [
      add('NEW.budget_line_id', {
        spent_minor: '+ NEW.base_minor',
        spent_under_agreements_minor: `+ CASE WHEN EXISTS (SELECT 1 FROM ledger_entry e CROSS JOIN forwarded_agreement a
      WHERE e.id = NEW.entry_id AND e.sub_grant_no <> '' AND a.project_id = e.project_id AND a.agreement_no = e.sub_grant_no) THEN NEW.base_minor ELSE 0 END`,
      }),
    ],
  ),
  trigger(
    'entry_posted',
    `AFTER UPDATE OF state ON ledger_entry WHEN OLD.state = 'draft' AND NEW.state = 'posted'`,
    [
      `UPDATE line_availability SET spent_minor = spent_minor + (SELECT coalesce(sum(base_minor), 0) FROM ledger_split WHERE entry_id = NEW.id AND budget_line_id = line_availability.budget_line_id),
     spent_under_agreements_minor = spent_under_agreements_minor + CASE WHEN NEW.sub_grant_no <> '' AND ${UNDER_AGREEMENT('NEW')}
       THEN (SELECT coalesce(sum(base_minor), 0) FROM ledger_split WHERE entry_id = NEW.id AND budget_line_id = line_availability.budget_line_id) ELSE 0 END
   WHERE budget_line_id IN (SELECT budget_line_id FROM ledger_split WHERE entry_id = NEW.id);`,
      ineligibleOfEntry('NEW.id', '+'),
      ineligibleOfEntry('NEW.reverses_id', '-'),
    ],
  ),
  trigger(
    'entry_reversed',
    `AFTER INSERT ON ledger_entry WHEN NEW.reverses_id IS NOT NULL AND NEW.state = 'posted'`,
    [ineligibleOfEntry('NEW.reverses_id', '-')],
  ),
  trigger('agreement_new', 'AFTER INSERT ON forwarded_agreement', [
    agreementAmounts('NEW', '+'),
    agreementSpending('NEW', '+'),
  ]),
  trigger(
    'agreement_amounts',
    'AFTER UPDATE OF budget_line_id, agreed_minor, released_minor ON forwarded_agreement',
    [agreementAmounts('OLD', '-'), agreementAmounts('NEW', '+')],
  ),
  trigger(
    'agreement_number',
    `AFTER UPDATE OF agreement_no, project_id ON forwarded_agreement
WHEN OLD.agreement_no <> NEW.agreement_no OR OLD.project_id <> NEW.project_id`,
    [agreementSpending('OLD', '-'), agreementSpending('NEW', '+')],
  ),
  // Before, while its movements still stand: those deleted with it find no agreement any more and change nothing.
  trigger('agreement_gone', 'BEFORE DELETE ON forwarded_agreement', [
    agreementAmounts('OLD', '-'),
    agreementSpending('OLD', '-'),
  ]),
  trigger('movement_new', 'AFTER INSERT ON forwarded_movement', [movementAmounts('NEW', '+')]),
  trigger('movement_changed', 'AFTER UPDATE ON forwarded_movement', [
    movementAmounts('OLD', '-'),
    movementAmounts('NEW', '+'),
  ]),
  trigger('movement_gone', 'AFTER DELETE ON forwarded_movement', [movementAmounts('OLD', '-')]),
  trigger('reservation_new', 'AFTER INSERT ON reservation', [reservedAmount('NEW', '+')]),
  trigger('reservation_changed', 'AFTER UPDATE ON reservation', [
    reservedAmount('OLD', '-'),
    reservedAmount('NEW', '+'),
  ]),
  trigger('reservation_gone', 'AFTER DELETE ON reservation', [reservedAmount('OLD', '-')]),
  trigger('ineligible_new', 'AFTER INSERT ON ineligible_cost', [ineligibleAmount('NEW', '+')]),
  trigger('ineligible_changed', 'AFTER UPDATE ON ineligible_cost', [
    ineligibleAmount('OLD', '-'),
    ineligibleAmount('NEW', '+'),
  ]),
  trigger('ineligible_gone', 'AFTER DELETE ON ineligible_cost', [ineligibleAmount('OLD', '-')]),
]

/**
 * Places the agreements of the first format: on the first line for passing funds on with the agreement's
 * intervention, else on the first that names none; lines of the signed budget, else of the newest, in print order.
 * The audit trigger is made anew after the step.
 */
const PLACE_AGREEMENTS = `
DROP TRIGGER audit_forwarded_agreement_update;
WITH RECURSIVE chosen AS (
  SELECT id, project_id FROM (SELECT id, project_id, row_number() OVER (PARTITION BY project_id ORDER BY state = 'signed' DESC, number DESC) AS rank FROM budget_version) WHERE rank = 1
), printed (id, project_id, line_id, intervention_id, forwards, place) AS (
  SELECT n.id, c.project_id, n.line_id, n.intervention_id, n.cost_type IN ('sub_grant', 'intervention_fund'), printf('%06d', n.position) || n.code
  FROM chosen c JOIN budget_node n ON n.version_id = c.id AND n.parent_id IS NULL
  UNION ALL
  SELECT n.id, p.project_id, n.line_id, n.intervention_id, n.cost_type IN ('sub_grant', 'intervention_fund'), p.place || '/' || printf('%06d', n.position) || n.code
  FROM printed p JOIN budget_node n ON n.parent_id = p.id
)
UPDATE forwarded_agreement AS a SET budget_line_id = (
  SELECT p.line_id FROM printed p
  WHERE p.project_id = a.project_id AND p.forwards AND p.line_id IS NOT NULL AND (p.intervention_id IS NULL OR p.intervention_id = a.intervention_id)
  ORDER BY p.intervention_id IS NULL, p.place LIMIT 1
);`

/** The amounts of everything that was there before the triggers. */
const FILL = `
INSERT INTO line_availability
SELECT l.id, l.project_id, 0,
  coalesce((SELECT sum(a.agreed_minor - a.released_minor) FROM forwarded_agreement a WHERE a.budget_line_id = l.id), 0),
  coalesce((SELECT sum(CASE m.kind WHEN 'paid' THEN m.base_minor WHEN 'refunded' THEN -m.base_minor ELSE 0 END)
            FROM forwarded_agreement a JOIN forwarded_movement m ON m.agreement_id = a.id WHERE a.budget_line_id = l.id), 0),
  coalesce((SELECT sum(m.base_minor) FROM forwarded_agreement a JOIN forwarded_movement m ON m.agreement_id = a.id WHERE a.budget_line_id = l.id AND m.kind = 'accepted'), 0),
  coalesce((SELECT sum(s.base_minor) FROM ledger_split s JOIN ledger_entry e ON e.id = s.entry_id WHERE s.budget_line_id = l.id AND e.state = 'posted'), 0),
  coalesce((SELECT sum(s.base_minor) FROM ledger_split s JOIN ledger_entry e ON e.id = s.entry_id WHERE s.budget_line_id = l.id AND e.state = 'posted' AND e.sub_grant_no <> '' AND ${UNDER_AGREEMENT('e')}), 0),
  0
FROM budget_line l;`

/**
 * Keeps `line_availability` right inside the transaction of every change, whatever command makes it: entries posted or
 * taken back, agreements and their movements, reservations, ineligible amounts. After the tables it looks at.
 */
export const availabilityRules: MigrationPart = {
  sql: [
    `CREATE INDEX ledger_entry_sub_grant ON ledger_entry (project_id, sub_grant_no) WHERE sub_grant_no <> '';
CREATE INDEX forwarded_agreement_line ON forwarded_agreement (budget_line_id);
CREATE INDEX reservation_project ON reservation (project_id, state);`,
    PLACE_AGREEMENTS,
    FILL,
    TRIGGERS.join('\n'),
  ],
  audited: ['forwarded_agreement'],
}
