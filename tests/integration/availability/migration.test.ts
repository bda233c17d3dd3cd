import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { availabilityDifferences } from '#backend/maintenance/availability-sums.ts'
import { migrations } from '#backend/migrations/index.ts'
import { openWriter } from '#backend/platform/connection.ts'
import { migrate } from '#backend/platform/migrate.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'regrant-availability-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** A workspace of the first format: a signed budget with three lines, four agreements, entries under one of them. */
const FIRST_FORMAT = `
INSERT INTO person (id, name) VALUES ('me', 'Test');
INSERT INTO project (id, kind, code, title, family, status, currency) VALUES ('p', 'action', 'P', 'P', 'eu', 'implementation', 'EUR');
INSERT INTO project (id, kind, code, title, family, status, currency) VALUES ('q', 'action', 'Q', 'Q', 'eu', 'implementation', 'EUR');
INSERT INTO organisation (id, name) VALUES ('o', 'O');
INSERT INTO intervention (id, project_id, code, title, state, position) VALUES ('i', 'p', 'I', 'I', 'running', 0), ('j', 'p', 'J', 'J', 'running', 1);
INSERT INTO budget_version (id, project_id, number, kind, state) VALUES ('v', 'p', 1, 'original', 'signed'), ('w', 'p', 2, 'addendum', 'draft');
INSERT INTO budget_line (id, project_id, code) VALUES ('l1', 'p', '1.1'), ('l2', 'p', '1.2'), ('l3', 'p', '2.1'), ('l4', 'q', '1');
INSERT INTO budget_node (id, version_id, parent_id, line_id, position, kind, code, label, amount_minor, cost_type, intervention_id) VALUES
  ('h1', 'v', NULL, NULL, 1, 'heading', '1', 'H', 0, '', NULL), ('h2', 'v', NULL, NULL, 0, 'heading', '2', 'H', 0, '', NULL),
  ('n1', 'v', 'h1', 'l1', 0, 'line', '1.1', 'L', 100, 'sub_grant', NULL), ('n2', 'v', 'h1', 'l2', 1, 'line', '1.2', 'L', 100, 'intervention_fund', 'i'),
  ('n3', 'v', 'h2', 'l3', 0, 'line', '2.1', 'L', 100, 'sub_grant', NULL), ('m1', 'w', NULL, 'l1', 0, 'line', '1.1', 'L', 100, 'sub_grant', NULL);
INSERT INTO forwarded_agreement (id, project_id, organisation_id, intervention_id, agreement_no, signed_on, agreed_minor) VALUES
  ('a', 'p', 'o', 'i', 'A', '2024-01-01', 1000), ('b', 'p', 'o', 'j', 'B', '2024-01-01', 200), ('c', 'p', 'o', NULL, 'C', '2024-01-01', 30), ('d', 'q', 'o', NULL, 'D', '2024-01-01', 4);
INSERT INTO forwarded_movement (id, agreement_id, kind, date, base_minor) VALUES ('m', 'a', 'paid', '2024-02-01', 700), ('n', 'a', 'refunded', '2024-02-01', 50), ('r', 'a', 'accepted', '2024-02-01', 600);
INSERT INTO ledger_entry (id, project_id, state, entry_date, currency, amount_minor, rate, base_currency, base_minor, sub_grant_no, created_by, created_at, posted_by, posted_at) VALUES
  ('e', 'p', 'posted', '2024-02-01', 'EUR', 60, '1', 'EUR', 60, 'A', 'me', 'now', 'me', 'now'),
  ('f', 'p', 'posted', '2024-02-01', 'EUR', 5, '1', 'EUR', 5, '', 'me', 'now', 'me', 'now'), ('g', 'p', 'draft', '2024-02-01', 'EUR', 9, NULL, 'EUR', NULL, '', 'me', 'now', NULL, NULL);
INSERT INTO ledger_split (id, entry_id, position, budget_line_id, share, amount_minor, base_minor) VALUES
  ('s', 'e', 0, 'l2', '100', 60, 60), ('t', 'f', 0, 'l2', '100', 5, 5), ('u', 'g', 0, 'l2', '100', 9, 9);
INSERT INTO audit_event (seq, id, at, person_name, procedure, changes, changes_hash, previous_hash, hash) VALUES (1, 'z', 'now', 'A', 'p', 1, 'a', 'b', 'c');`

it('places the agreements of the first format and fills the amounts of everything that was there', () => {
  const connection = openWriter(path.join(home, 'workspace.db'))
  migrate(connection, migrations.slice(0, 1))
  connection.exec(`BEGIN; ${FIRST_FORMAT} COMMIT;`)
  migrate(connection, migrations)
  expect(
    connection.prepare('SELECT id, budget_line_id AS line FROM forwarded_agreement ORDER BY id').all(),
  ).toEqual([
    { id: 'a', line: 'l2' },
    { id: 'b', line: 'l3' },
    { id: 'c', line: 'l3' },
    { id: 'd', line: null },
  ])
  const kept = connection
    .prepare<[], Record<string, number>>('SELECT * FROM line_availability ORDER BY budget_line_id')
    .all()
  expect(kept).toMatchObject([
    { budget_line_id: 'l1', contracted_minor: 0 },
    {
      budget_line_id: 'l2',
      contracted_minor: 1000,
      forwarded_minor: 650,
      accepted_minor: 600,
      spent_minor: 65,
      spent_under_agreements_minor: 60,
    },
    { budget_line_id: 'l3', contracted_minor: 230 },
    { budget_line_id: 'l4', project_id: 'q', spent_minor: 0 },
  ])
  expect(availabilityDifferences(connection)).toEqual({ lines: 4, differences: [] })
  expect(() => connection.exec("UPDATE forwarded_agreement SET agreed_minor = 1 WHERE id = 'a'")).toThrow(
    /FOREIGN KEY/,
  )
  connection.close()
})
