import { CURRENCY, DAY, MONEY, MONEY_OR_NULL, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

/** What stands behind an entry: shared documents, salaries, per diems, VAT, procurement, assets, missing papers, cost refused. */
export const ledgerDepth: MigrationPart = {
  sql: [
    `
CREATE TABLE shared_cost_key (
  ${ROW}, name TEXT NOT NULL UNIQUE CHECK (name <> ''), basis TEXT NOT NULL DEFAULT '', archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE TABLE shared_cost_part (
  id TEXT PRIMARY KEY NOT NULL, key_id TEXT NOT NULL REFERENCES shared_cost_key (id) ON DELETE CASCADE, position INTEGER NOT NULL,
  project_id TEXT REFERENCES project (id), budget_line_id TEXT REFERENCES budget_line (id), work_package_id TEXT REFERENCES work_package (id),
  activity_id TEXT REFERENCES activity (id), label TEXT NOT NULL DEFAULT '', share TEXT NOT NULL, UNIQUE (key_id, position)
) STRICT;
CREATE TABLE shared_cost (
  ${ROW}, key_id TEXT REFERENCES shared_cost_key (id), document_no TEXT NOT NULL CHECK (document_no <> ''), ${DAY('document_date')},
  payee TEXT NOT NULL CHECK (payee <> ''), description TEXT NOT NULL DEFAULT '', ${CURRENCY('currency')}, ${MONEY('amount_minor')}
) STRICT;
CREATE TABLE staff_member (
  ${ROW}, name TEXT NOT NULL CHECK (name <> ''), position TEXT NOT NULL DEFAULT '', organisation_id TEXT REFERENCES organisation (id),
  invented INTEGER NOT NULL DEFAULT 0 CHECK (invented IN (0, 1)), archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE TABLE payroll (
  ${ROW}, staff_id TEXT NOT NULL REFERENCES staff_member (id), month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01')),
  ${CURRENCY('currency')}, ${MONEY('net_minor')}, ${MONEY('tax_minor')}, ${MONEY('social_minor')}, note TEXT NOT NULL DEFAULT '', UNIQUE (staff_id, month)
) STRICT;
CREATE TABLE payroll_share (
  id TEXT PRIMARY KEY NOT NULL, payroll_id TEXT NOT NULL REFERENCES payroll (id) ON DELETE CASCADE, position INTEGER NOT NULL,
  project_id TEXT REFERENCES project (id), budget_line_id TEXT REFERENCES budget_line (id), work_package_id TEXT REFERENCES work_package (id),
  activity_id TEXT REFERENCES activity (id), label TEXT NOT NULL DEFAULT '', share TEXT NOT NULL, UNIQUE (payroll_id, position)
) STRICT;
CREATE TABLE per_diem (
  ${ROW}, entry_id TEXT NOT NULL UNIQUE REFERENCES ledger_entry (id) ON DELETE CASCADE, country TEXT NOT NULL, place TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '', ${DAY('start_date')}, ${DAY('end_date')}, overnights INTEGER NOT NULL CHECK (overnights >= 0),
  ${CURRENCY('currency')}, ${MONEY('rate_minor')}, CHECK (start_date <= end_date)
) STRICT;
CREATE TABLE per_diem_rate (
  ${ROW}, country TEXT NOT NULL, ${CURRENCY('currency')}, ${MONEY('amount_minor')}, ${DAY('valid_from')}, source TEXT NOT NULL CHECK (source <> ''), UNIQUE (country, valid_from)
) STRICT;
ALTER TABLE ledger_entry ADD COLUMN nature TEXT NOT NULL DEFAULT 'cost' CHECK (nature IN ('cost', 'accrual', 'adjustment'));
ALTER TABLE ledger_entry ADD COLUMN corrects_period_id TEXT REFERENCES reporting_period (id);
ALTER TABLE ledger_entry ADD COLUMN corrects_entry_id TEXT REFERENCES ledger_entry (id);
ALTER TABLE ledger_entry ADD COLUMN correction_note TEXT NOT NULL DEFAULT '';
ALTER TABLE ledger_entry ADD COLUMN cost_type TEXT NOT NULL DEFAULT '';
ALTER TABLE ledger_entry ADD COLUMN vat_treatment TEXT NOT NULL DEFAULT '' CHECK (vat_treatment IN ('', 'recoverable', 'not_recoverable', 'exempt'));
ALTER TABLE ledger_entry ADD COLUMN procurement_id TEXT REFERENCES procurement (id);
ALTER TABLE ledger_entry ADD COLUMN shared_cost_id TEXT REFERENCES shared_cost (id);
ALTER TABLE ledger_entry ADD COLUMN document_share TEXT NOT NULL DEFAULT '100';
ALTER TABLE ledger_entry ADD COLUMN ${MONEY_OR_NULL('document_minor')};
ALTER TABLE ledger_entry ADD COLUMN document_key TEXT;
ALTER TABLE ledger_entry ADD COLUMN excluded_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ledger_entry ADD COLUMN payroll_id TEXT REFERENCES payroll (id);
ALTER TABLE ledger_entry ADD COLUMN account_id TEXT REFERENCES account (id);
CREATE INDEX ledger_entry_document_key ON ledger_entry (document_key) WHERE document_key IS NOT NULL;
CREATE INDEX ledger_entry_shared ON ledger_entry (shared_cost_id) WHERE shared_cost_id IS NOT NULL;
CREATE INDEX ledger_entry_payroll ON ledger_entry (payroll_id) WHERE payroll_id IS NOT NULL;
CREATE INDEX ledger_entry_account ON ledger_entry (account_id, entry_date) WHERE account_id IS NOT NULL;
CREATE TABLE ineligible_cost (
  ${ROW}, entry_id TEXT NOT NULL REFERENCES ledger_entry (id), budget_line_id TEXT REFERENCES budget_line (id), ${MONEY('base_minor')},
  reason_code TEXT NOT NULL CHECK (reason_code <> ''), note TEXT NOT NULL DEFAULT '', ${DAY('decided_on')}, decided_by TEXT NOT NULL REFERENCES person (id),
  ${ONE_OF('state', ['in_force', 'withdrawn'])}
) STRICT;
CREATE INDEX ineligible_cost_entry ON ineligible_cost (entry_id);
ALTER TABLE attachment_link ADD COLUMN document_type TEXT NOT NULL DEFAULT '';
CREATE TABLE document_waiver (
  ${ROW}, entry_id TEXT NOT NULL REFERENCES ledger_entry (id) ON DELETE CASCADE, document_type TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
  waived_by TEXT NOT NULL REFERENCES person (id), waived_at TEXT NOT NULL, UNIQUE (entry_id, document_type)
) STRICT;
ALTER TABLE asset ADD COLUMN brand TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN condition TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN inventory_no TEXT NOT NULL DEFAULT '';
CREATE TABLE asset_transfer (
  ${ROW}, asset_id TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE, recipient_id TEXT NOT NULL REFERENCES organisation (id),
  ${DAY('transferred_on')}, ${ONE_OF('recipient_kind', ['final_beneficiary', 'local_beneficiary', 'local_authority', 'other_action', 'kept'])},
  authorisation TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', UNIQUE (asset_id)
) STRICT;
ALTER TABLE procurement ADD COLUMN method TEXT NOT NULL DEFAULT '' CHECK (method IN ('', 'single', 'offers', 'open'));
CREATE INDEX asset_entry ON asset (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX ledger_entry_procurement ON ledger_entry (procurement_id) WHERE procurement_id IS NOT NULL;
CREATE INDEX ledger_entry_corrects ON ledger_entry (corrects_period_id) WHERE corrects_period_id IS NOT NULL;
ALTER TABLE pending_payment ADD COLUMN entry_id TEXT REFERENCES ledger_entry (id);
ALTER TABLE pending_payment ADD COLUMN settled_on TEXT;
`,
  ],
  audited: [
    'shared_cost_key',
    'shared_cost_part',
    'shared_cost',
    'staff_member',
    'payroll',
    'payroll_share',
    'per_diem',
    'per_diem_rate',
    'ledger_entry',
    'ineligible_cost',
    'attachment_link',
    'document_waiver',
    'asset',
    'asset_transfer',
    'procurement',
    'pending_payment',
  ],
}
