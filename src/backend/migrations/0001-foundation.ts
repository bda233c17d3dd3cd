import {
  CURRENCY,
  DAY,
  DAY_OR_NULL,
  FLAG,
  MONEY,
  MONEY_OR_NULL,
  ONE_OF,
  ROW,
  SEARCHED_ROW,
} from './columns.ts'
import type { Migration } from './migration.ts'

const platform = `
CREATE TABLE workspace_info (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL CHECK (name <> ''), ${CURRENCY('base_currency')},
  ${FLAG('is_demo')}, created_at TEXT NOT NULL
) STRICT;
CREATE TABLE audit_event (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, person_id TEXT, person_name TEXT NOT NULL,
  ${FLAG('authenticated')}, second_person_id TEXT, second_person_name TEXT, ${FLAG('second_authenticated')},
  procedure TEXT NOT NULL, command_id TEXT UNIQUE, reason TEXT, changes INTEGER NOT NULL,
  changes_hash TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE audit_change (
  seq INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES audit_event (seq) DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL, row_id TEXT NOT NULL, ${ONE_OF('operation', ['insert', 'update', 'delete'])},
  before TEXT, after TEXT
) STRICT;
CREATE INDEX audit_change_event ON audit_change (event_seq);
CREATE INDEX audit_change_row ON audit_change (row_id, table_name);
CREATE TABLE command_result (command_id TEXT PRIMARY KEY NOT NULL, procedure TEXT NOT NULL, input_hash TEXT NOT NULL, result TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE form_draft (
  person_id TEXT NOT NULL, form TEXT NOT NULL, record_id TEXT NOT NULL, payload TEXT NOT NULL, saved_at TEXT NOT NULL,
  PRIMARY KEY (person_id, form, record_id)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
  kind UNINDEXED, record_id UNINDEXED, project_id UNINDEXED, title, body, tokenize = "unicode61 remove_diacritics 2"
);
`

const people = `
CREATE TABLE person (
  ${SEARCHED_ROW}, name TEXT NOT NULL CHECK (name <> ''), email TEXT NOT NULL DEFAULT '', ${FLAG('archived')}
) STRICT;
CREATE TABLE passphrase (
  person_id TEXT PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE, hash TEXT NOT NULL, changed_at TEXT NOT NULL,
  failed_attempts INTEGER NOT NULL DEFAULT 0, locked_until TEXT
) STRICT;
CREATE TABLE person_role (
  id TEXT PRIMARY KEY NOT NULL, person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  ${ONE_OF('role', ['coordinator', 'finance_officer', 'mentor', 'assessor', 'director', 'auditor'])}, UNIQUE (person_id, role)
) STRICT;
CREATE TABLE setting (id TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE saved_view (
  ${ROW}, person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, list TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
  settings TEXT NOT NULL, UNIQUE (person_id, list, name)
) STRICT;
`

const registry = `
CREATE TABLE organisation (
  ${SEARCHED_ROW}, name TEXT NOT NULL, short_name TEXT NOT NULL DEFAULT '', legal_form TEXT NOT NULL DEFAULT '',
  registration_no TEXT NOT NULL DEFAULT '', tax_no TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '', website TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  ${FLAG('name_missing')}, ${FLAG('invented')}, ${FLAG('market_actor')}, ${FLAG('archived')},
  source_file TEXT, source_sheet TEXT, source_row INTEGER
) STRICT;
CREATE INDEX organisation_name ON organisation (name, id);
CREATE UNIQUE INDEX organisation_registration ON organisation (country, registration_no) WHERE registration_no <> '';
`

const programme = `
CREATE TABLE project (
  ${SEARCHED_ROW}, parent_id TEXT REFERENCES project (id), ${ONE_OF('kind', ['action', 'scheme', 'sub_project'])},
  code TEXT NOT NULL UNIQUE CHECK (code <> ''), title TEXT NOT NULL CHECK (title <> ''),
  contract_no TEXT NOT NULL DEFAULT '', donor_reference TEXT NOT NULL DEFAULT '',
  ${ONE_OF('family', ['eu', 'sida', 'helvetas', 'bmz', 'visegrad', 'other', 'not_stated'])},
  ${ONE_OF('status', ['pipeline', 'implementation', 'finalisation', 'closed', 'cancelled', 'suspended'])},
  ${DAY_OR_NULL('start_date')}, ${DAY_OR_NULL('end_date')}, ${CURRENCY('currency')},
  ${MONEY_OR_NULL('total_minor')}, ${MONEY_OR_NULL('grant_minor')}, funding_percent TEXT,
  coordinator_name TEXT NOT NULL DEFAULT '', area TEXT NOT NULL DEFAULT '', objective TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '', target_groups TEXT NOT NULL DEFAULT '',
  rate_policy TEXT NOT NULL DEFAULT 'month' CHECK (rate_policy IN ('month', 'period_mean', 'fixed', 'bank')),
  rate_source TEXT NOT NULL DEFAULT '', rule_pack TEXT NOT NULL DEFAULT 'generic', rule_parameters TEXT NOT NULL DEFAULT '[]',
  ${FLAG('donor_stated')}, ${FLAG('invented')}, ${FLAG('needs_review')}, review_note TEXT NOT NULL DEFAULT '',
  source_note TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
  CHECK (start_date IS NULL OR end_date IS NULL OR start_date <= end_date)
) STRICT;
CREATE INDEX project_parent ON project (parent_id, position);
CREATE TABLE project_country (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, country TEXT NOT NULL,
  position INTEGER NOT NULL, UNIQUE (project_id, country)
) STRICT;
CREATE TABLE project_donor (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, organisation_id TEXT NOT NULL REFERENCES organisation (id),
  ${ONE_OF('role', ['funding', 'extending', 'accountable', 'implementing'])}, position INTEGER NOT NULL, UNIQUE (project_id, organisation_id, role)
) STRICT;
CREATE TABLE project_partner (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, organisation_id TEXT NOT NULL REFERENCES organisation (id),
  ${ONE_OF('role', ['lead_applicant', 'co_applicant', 'affiliated_entity', 'associate', 'implementing_partner', 'sub_grantee', 'applicant'])},
  note TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL, UNIQUE (project_id, organisation_id, role)
) STRICT;
CREATE TABLE work_package (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, code TEXT NOT NULL CHECK (code <> ''),
  title TEXT NOT NULL, lead_organisation_id TEXT REFERENCES organisation (id), country TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL, UNIQUE (project_id, code)
) STRICT;
CREATE TABLE activity (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, work_package_id TEXT REFERENCES work_package (id),
  code TEXT NOT NULL CHECK (code <> ''), title TEXT NOT NULL, target TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL, UNIQUE (project_id, code)
) STRICT;
CREATE TABLE intervention (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, code TEXT NOT NULL CHECK (code <> ''), title TEXT NOT NULL,
  sector TEXT NOT NULL DEFAULT '', ${ONE_OF('state', ['identified', 'agreed', 'running', 'completed', 'dropped'])},
  description TEXT NOT NULL DEFAULT '', ${FLAG('invented')}, position INTEGER NOT NULL, UNIQUE (project_id, code)
) STRICT;
CREATE TABLE intervention_actor (
  ${ROW}, intervention_id TEXT NOT NULL REFERENCES intervention (id) ON DELETE CASCADE,
  organisation_id TEXT NOT NULL REFERENCES organisation (id), ${ONE_OF('contribution_kind', ['cash', 'in_kind'])},
  ${CURRENCY('currency')}, ${MONEY('agreed_minor')}, ${MONEY('delivered_minor')}, evidence TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL
) STRICT;
CREATE TABLE reporting_period (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, number INTEGER NOT NULL CHECK (number > 0),
  label TEXT NOT NULL DEFAULT '', ${ONE_OF('kind', ['interim', 'final'])}, ${DAY('start_date')}, ${DAY('end_date')},
  ${ONE_OF('state', ['open', 'locked'])}, locked_at TEXT, locked_by TEXT REFERENCES person (id), lock_second_person TEXT REFERENCES person (id),
  UNIQUE (project_id, number), CHECK (start_date <= end_date)
) STRICT;
`

const money = `
CREATE TABLE budget_version (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, number INTEGER NOT NULL CHECK (number > 0),
  ${ONE_OF('kind', ['original', 'addendum'])}, ${ONE_OF('state', ['draft', 'signed', 'superseded'])}, ${DAY_OR_NULL('signed_on')},
  note TEXT NOT NULL DEFAULT '', source_file TEXT, UNIQUE (project_id, number)
) STRICT;
CREATE UNIQUE INDEX budget_version_signed ON budget_version (project_id) WHERE state = 'signed';
CREATE TABLE budget_line (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, code TEXT NOT NULL CHECK (code <> ''),
  UNIQUE (project_id, code)
) STRICT;
CREATE TABLE budget_node (
  ${ROW}, version_id TEXT NOT NULL REFERENCES budget_version (id) ON DELETE CASCADE, parent_id TEXT REFERENCES budget_node (id) ON DELETE CASCADE,
  line_id TEXT REFERENCES budget_line (id), position INTEGER NOT NULL,
  ${ONE_OF('kind', ['heading', 'line', 'indirect', 'contingency', 'taxes_in_kind'])},
  code TEXT NOT NULL CHECK (code <> ''), label TEXT NOT NULL, unit TEXT NOT NULL DEFAULT '', quantity TEXT, unit_value TEXT,
  ${MONEY('amount_minor')}, funding_source TEXT NOT NULL DEFAULT '', cost_type TEXT NOT NULL DEFAULT '',
  intervention_id TEXT REFERENCES intervention (id), clarification TEXT NOT NULL DEFAULT '', justification TEXT NOT NULL DEFAULT '',
  UNIQUE (version_id, code), CHECK ((kind = 'heading') = (line_id IS NULL))
) STRICT;
CREATE INDEX budget_node_tree ON budget_node (version_id, parent_id, position);
CREATE INDEX budget_node_line ON budget_node (line_id, version_id);
CREATE TABLE funding_source (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, ${ONE_OF('kind', ['donor', 'beneficiary', 'other_donor', 'revenue', 'in_kind'])},
  organisation_id TEXT REFERENCES organisation (id), name TEXT NOT NULL, conditions TEXT NOT NULL DEFAULT '', ${MONEY('planned_minor')}, ${MONEY('received_minor')},
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE reallocation (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, budget_line_id TEXT NOT NULL REFERENCES budget_line (id),
  ${ONE_OF('kind', ['reallocation', 'contingency'])}, ${MONEY('amount_minor')}, ${DAY('decided_on')}, reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX reallocation_line ON reallocation (project_id, budget_line_id);
CREATE TABLE forecast (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, period_id TEXT NOT NULL REFERENCES reporting_period (id) ON DELETE CASCADE,
  budget_line_id TEXT NOT NULL REFERENCES budget_line (id), unit TEXT NOT NULL DEFAULT '', quantity TEXT, unit_value TEXT, ${MONEY('amount_minor')},
  UNIQUE (period_id, budget_line_id)
) STRICT;
CREATE TABLE exchange_rate (
  id TEXT PRIMARY KEY NOT NULL, source TEXT NOT NULL CHECK (source <> ''), ${CURRENCY('base')}, ${CURRENCY('currency')},
  ${ONE_OF('kind', ['day', 'month'])}, ${DAY('date')}, rate TEXT NOT NULL CHECK (rate <> '' AND rate NOT GLOB '*[^0-9.]*'),
  imported_from TEXT NOT NULL DEFAULT '', UNIQUE (source, base, currency, kind, date)
) STRICT;
CREATE INDEX exchange_rate_lookup ON exchange_rate (base, currency, kind, date);
`

const ledger = `
CREATE TABLE ledger_entry (
  entry_no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1, project_id TEXT NOT NULL REFERENCES project (id),
  ${ONE_OF('state', ['draft', 'posted'])}, ${DAY('entry_date')}, document_no TEXT NOT NULL DEFAULT '', ${DAY_OR_NULL('document_date')},
  ${DAY_OR_NULL('payment_date')}, document_type TEXT NOT NULL DEFAULT '', payment_reference TEXT NOT NULL DEFAULT '',
  payee TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
  beneficiary_id TEXT REFERENCES organisation (id), intervention_id TEXT REFERENCES intervention (id),
  ${CURRENCY('currency')}, ${MONEY('amount_minor')}, ${MONEY_OR_NULL('vat_minor')},
  rate TEXT, rate_source TEXT NOT NULL DEFAULT '', ${DAY_OR_NULL('rate_date')}, ${CURRENCY('base_currency')}, ${MONEY_OR_NULL('base_minor')},
  quantity TEXT, remark TEXT NOT NULL DEFAULT '', sub_grant_no TEXT NOT NULL DEFAULT '',
  period_id TEXT REFERENCES reporting_period (id), reverses_id TEXT REFERENCES ledger_entry (id), reversal_reason TEXT NOT NULL DEFAULT '',
  created_by TEXT NOT NULL REFERENCES person (id), created_at TEXT NOT NULL, posted_by TEXT REFERENCES person (id), posted_at TEXT,
  import_run_id TEXT, source_file TEXT, source_sheet TEXT, source_row INTEGER,
  CHECK (state = 'draft' OR (base_minor IS NOT NULL AND rate IS NOT NULL AND posted_by IS NOT NULL AND posted_at IS NOT NULL)),
  CHECK (reverses_id IS NULL OR reversal_reason <> '')
) STRICT;
CREATE INDEX ledger_entry_by_date ON ledger_entry (project_id, entry_date, entry_no);
CREATE INDEX ledger_entry_by_no ON ledger_entry (project_id, entry_no);
CREATE INDEX ledger_entry_by_state ON ledger_entry (project_id, state, entry_date, entry_no);
CREATE INDEX ledger_entry_by_payee ON ledger_entry (project_id, payee, entry_no);
CREATE INDEX ledger_entry_by_amount ON ledger_entry (project_id, base_minor, entry_no);
CREATE INDEX ledger_entry_by_currency ON ledger_entry (project_id, currency);
CREATE INDEX ledger_entry_document ON ledger_entry (document_no, payee, document_date);
CREATE INDEX ledger_entry_import_run ON ledger_entry (import_run_id) WHERE import_run_id IS NOT NULL;
CREATE INDEX ledger_entry_intervention ON ledger_entry (intervention_id) WHERE intervention_id IS NOT NULL;
CREATE UNIQUE INDEX ledger_entry_reversal ON ledger_entry (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE UNIQUE INDEX ledger_entry_source ON ledger_entry (project_id, source_file, source_sheet, source_row) WHERE source_file IS NOT NULL;
CREATE TABLE ledger_split (
  id TEXT PRIMARY KEY NOT NULL, entry_id TEXT NOT NULL REFERENCES ledger_entry (id) ON DELETE CASCADE, position INTEGER NOT NULL,
  budget_line_id TEXT REFERENCES budget_line (id), work_package_id TEXT REFERENCES work_package (id), activity_id TEXT REFERENCES activity (id),
  share TEXT NOT NULL, ${MONEY('amount_minor')}, ${MONEY_OR_NULL('base_minor')}, UNIQUE (entry_id, position)
) STRICT;
CREATE INDEX ledger_split_line ON ledger_split (budget_line_id, entry_id, base_minor);
CREATE INDEX ledger_split_work_package ON ledger_split (work_package_id, entry_id) WHERE work_package_id IS NOT NULL;
CREATE INDEX ledger_split_activity ON ledger_split (activity_id, entry_id) WHERE activity_id IS NOT NULL;
CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64), size INTEGER NOT NULL CHECK (size >= 0), media_type TEXT NOT NULL, added_at TEXT NOT NULL
) STRICT;
CREATE TABLE attachment_link (
  id TEXT PRIMARY KEY NOT NULL, attachment_id TEXT NOT NULL REFERENCES attachment (id),
  ${ONE_OF('record_kind', ['ledger_entry', 'project', 'organisation', 'fund_movement', 'intervention_actor'])}, record_id TEXT NOT NULL,
  file_name TEXT NOT NULL CHECK (file_name <> ''), added_by TEXT REFERENCES person (id), added_at TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_link_record ON attachment_link (record_kind, record_id);
`

const reports = `
CREATE TABLE fund_movement (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id), ${ONE_OF('kind', ['instalment', 'other_donor', 'own_contribution', 'interest', 'exchange_difference', 'refund'])},
  ${DAY('date')}, organisation_id TEXT REFERENCES organisation (id), ${CURRENCY('currency')}, ${MONEY('amount_minor')}, rate TEXT NOT NULL, ${MONEY('base_minor')},
  reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX fund_movement_by_date ON fund_movement (project_id, date);
CREATE TABLE currency_conversion (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id), ${DAY('date')}, ${CURRENCY('from_currency')}, ${MONEY('from_minor')},
  ${CURRENCY('to_currency')}, ${MONEY('to_minor')}, rate TEXT NOT NULL, slip_no TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE fund_position (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id), period_id TEXT NOT NULL UNIQUE REFERENCES reporting_period (id) ON DELETE CASCADE,
  ${MONEY('bank_minor')}, ${MONEY('cash_minor')}, ${MONEY('advances_minor')}, ${MONEY('payables_minor')}, ${MONEY('statement_minor')}, ${MONEY('outstanding_minor')}
) STRICT;
CREATE TABLE forwarded_agreement (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id), organisation_id TEXT NOT NULL REFERENCES organisation (id), intervention_id TEXT REFERENCES intervention (id),
  agreement_no TEXT NOT NULL CHECK (agreement_no <> ''), ${DAY('signed_on')}, ${MONEY('agreed_minor')}, ${FLAG('audit_received')}, UNIQUE (project_id, agreement_no)
) STRICT;
CREATE TABLE forwarded_movement (
  ${ROW}, agreement_id TEXT NOT NULL REFERENCES forwarded_agreement (id) ON DELETE CASCADE, ${ONE_OF('kind', ['paid', 'reported', 'accepted', 'refunded'])},
  ${DAY('date')}, ${MONEY('base_minor')}, reference TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX forwarded_movement_agreement ON forwarded_movement (agreement_id, kind, date);
CREATE TABLE deviation_note (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, period_id TEXT NOT NULL REFERENCES reporting_period (id) ON DELETE CASCADE,
  budget_line_id TEXT NOT NULL REFERENCES budget_line (id), text TEXT NOT NULL, UNIQUE (period_id, budget_line_id)
) STRICT;
CREATE TABLE audit_finding (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, finding TEXT NOT NULL, response TEXT NOT NULL DEFAULT '', action TEXT NOT NULL DEFAULT '',
  ${DAY_OR_NULL('deadline')}, ${ONE_OF('status', ['open', 'in_progress', 'closed'])}, position INTEGER NOT NULL
) STRICT;
CREATE TABLE pending_payment (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, budget_line_id TEXT NOT NULL REFERENCES budget_line (id), supplier TEXT NOT NULL,
  ${MONEY('amount_minor')}, ${DAY_OR_NULL('expected_on')}, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE asset (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, entry_id TEXT REFERENCES ledger_entry (id), description TEXT NOT NULL,
  serial_no TEXT NOT NULL DEFAULT '', ${DAY('purchased_on')}, ${MONEY('cost_minor')}, location TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE procurement (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, reference TEXT NOT NULL, title TEXT NOT NULL, procedure TEXT NOT NULL DEFAULT '',
  supplier TEXT NOT NULL DEFAULT '', ${DAY_OR_NULL('signed_on')}, ${MONEY('amount_minor')}
) STRICT;
CREATE TABLE document_run (
  id TEXT PRIMARY KEY NOT NULL, document_id TEXT NOT NULL, project_id TEXT REFERENCES project (id), ${ONE_OF('format', ['xlsx', 'pdf'])},
  parameters TEXT NOT NULL, file_name TEXT NOT NULL, file_path TEXT NOT NULL, file_hash TEXT NOT NULL, file_size INTEGER NOT NULL,
  data_hash TEXT NOT NULL, audit_head TEXT NOT NULL, checks TEXT NOT NULL, produced_by TEXT NOT NULL REFERENCES person (id), ${FLAG('authenticated')},
  produced_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_run_by_time ON document_run (document_id, produced_at);
CREATE TABLE import_run (
  id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, project_id TEXT REFERENCES project (id), file_name TEXT NOT NULL, file_hash TEXT NOT NULL,
  parameters TEXT NOT NULL, mapping TEXT NOT NULL, rows_read INTEGER NOT NULL, rows_created INTEGER NOT NULL, rows_updated INTEGER NOT NULL, rows_unchanged INTEGER NOT NULL,
  imported_by TEXT NOT NULL REFERENCES person (id), imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX import_run_file ON import_run (kind, project_id, file_hash);
CREATE TABLE import_mapping (${ROW}, kind TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''), mapping TEXT NOT NULL, UNIQUE (kind, name)) STRICT;
`

/** Tables whose row changes are recorded; the rest are the audit itself, drafts of forms and the search index. */
const AUDITED = [
  'workspace_info',
  'person',
  'person_role',
  'setting',
  'saved_view',
  'organisation',
  'project',
  'project_country',
  'project_donor',
  'project_partner',
  'work_package',
  'activity',
  'intervention',
  'intervention_actor',
  'reporting_period',
  'budget_version',
  'budget_line',
  'budget_node',
  'funding_source',
  'reallocation',
  'forecast',
  'exchange_rate',
  'ledger_entry',
  'ledger_split',
  'attachment',
  'attachment_link',
  'fund_movement',
  'currency_conversion',
  'fund_position',
  'forwarded_agreement',
  'forwarded_movement',
  'deviation_note',
  'audit_finding',
  'pending_payment',
  'asset',
  'procurement',
  'document_run',
  'import_run',
  'import_mapping',
] as const

const rules = `
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER audit_change_no_update BEFORE UPDATE ON audit_change BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER audit_change_no_delete BEFORE DELETE ON audit_change BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER ledger_entry_posted_fixed BEFORE UPDATE ON ledger_entry WHEN OLD.state = 'posted'
BEGIN SELECT RAISE (ABORT, 'a posted entry is reversed, never edited'); END;
CREATE TRIGGER ledger_entry_posted_kept BEFORE DELETE ON ledger_entry WHEN OLD.state = 'posted'
BEGIN SELECT RAISE (ABORT, 'a posted entry is reversed, never deleted'); END;
CREATE TRIGGER ledger_split_posted_fixed BEFORE UPDATE ON ledger_split WHEN (SELECT state FROM ledger_entry WHERE id = OLD.entry_id) = 'posted'
BEGIN SELECT RAISE (ABORT, 'a posted entry is reversed, never edited'); END;
CREATE TRIGGER ledger_split_posted_kept BEFORE DELETE ON ledger_split WHEN (SELECT state FROM ledger_entry WHERE id = OLD.entry_id) = 'posted'
BEGIN SELECT RAISE (ABORT, 'a posted entry is reversed, never deleted'); END;
`

const search = `
CREATE TRIGGER search_entry_insert AFTER INSERT ON ledger_entry BEGIN
  INSERT INTO search_index (rowid, kind, record_id, project_id, title, body)
  VALUES (NEW.entry_no * 8 + 1, 'ledger_entry', NEW.id, NEW.project_id, NEW.document_no || ' ' || NEW.payee, NEW.description); END;
CREATE TRIGGER search_entry_update AFTER UPDATE OF document_no, payee, description ON ledger_entry BEGIN
  UPDATE search_index SET title = NEW.document_no || ' ' || NEW.payee, body = NEW.description WHERE rowid = NEW.entry_no * 8 + 1; END;
CREATE TRIGGER search_entry_delete AFTER DELETE ON ledger_entry BEGIN DELETE FROM search_index WHERE rowid = OLD.entry_no * 8 + 1; END;
CREATE TRIGGER search_project_insert AFTER INSERT ON project BEGIN
  INSERT INTO search_index (rowid, kind, record_id, project_id, title, body)
  VALUES (NEW.row_no * 8 + 2, 'project', NEW.id, NEW.id, NEW.code || ' ' || NEW.title || ' ' || NEW.contract_no, NEW.objective || ' ' || NEW.description); END;
CREATE TRIGGER search_project_update AFTER UPDATE ON project BEGIN
  UPDATE search_index SET title = NEW.code || ' ' || NEW.title || ' ' || NEW.contract_no, body = NEW.objective || ' ' || NEW.description
  WHERE rowid = NEW.row_no * 8 + 2; END;
CREATE TRIGGER search_organisation_insert AFTER INSERT ON organisation BEGIN
  INSERT INTO search_index (rowid, kind, record_id, project_id, title, body)
  VALUES (NEW.row_no * 8 + 3, 'organisation', NEW.id, NULL, NEW.name || ' ' || NEW.short_name, NEW.city || ' ' || NEW.registration_no); END;
CREATE TRIGGER search_organisation_update AFTER UPDATE ON organisation BEGIN
  UPDATE search_index SET title = NEW.name || ' ' || NEW.short_name, body = NEW.city || ' ' || NEW.registration_no WHERE rowid = NEW.row_no * 8 + 3; END;
CREATE TRIGGER search_person_insert AFTER INSERT ON person BEGIN
  INSERT INTO search_index (rowid, kind, record_id, project_id, title, body) VALUES (NEW.row_no * 8 + 4, 'person', NEW.id, NULL, NEW.name, ''); END;
CREATE TRIGGER search_person_update AFTER UPDATE OF name ON person BEGIN
  UPDATE search_index SET title = NEW.name WHERE rowid = NEW.row_no * 8 + 4; END;
`

/** The whole foundation: people, registry, programme, budget, ledger, funds, documents, imports and the audit chain. */
export const foundation: Migration = {
  number: 1,
  name: 'foundation',
  sql: [platform, people, registry, programme, money, ledger, reports, rules, search],
  audited: AUDITED,
}
