import type {
  AttachmentLinkTable,
  AttachmentTable,
  LedgerEntryTable,
  LedgerSplitTable,
} from './schema/ledger.ts'
import type {
  BudgetLineTable,
  BudgetNodeTable,
  BudgetVersionTable,
  ExchangeRateTable,
  ForecastTable,
  FundingSourceTable,
  ReallocationTable,
} from './schema/money.ts'
import type {
  PassphraseTable,
  PersonRoleTable,
  PersonTable,
  SavedViewTable,
  SettingTable,
} from './schema/people.ts'
import type {
  AuditChangeTable,
  AuditEventTable,
  CommandResultTable,
  FormDraftTable,
  WorkspaceInfoTable,
} from './schema/platform.ts'
import type {
  ActivityTable,
  InterventionActorTable,
  InterventionTable,
  ProjectCountryTable,
  ProjectDonorTable,
  ProjectPartnerTable,
  ProjectTable,
  ReportingPeriodTable,
  WorkPackageTable,
} from './schema/programme.ts'
import type { OrganisationTable } from './schema/registry.ts'
import type {
  AssetTable,
  AuditFindingTable,
  CurrencyConversionTable,
  DeviationNoteTable,
  DocumentRunTable,
  ForwardedAgreementTable,
  ForwardedMovementTable,
  FundMovementTable,
  FundPositionTable,
  ImportMappingTable,
  ImportRunTable,
  PendingPaymentTable,
  ProcurementTable,
} from './schema/reports.ts'

/** Every table of a workspace as Kysely sees it; the migrations are the source, a test compares the two. */
export interface Database {
  workspace_info: WorkspaceInfoTable
  audit_event: AuditEventTable
  audit_change: AuditChangeTable
  command_result: CommandResultTable
  form_draft: FormDraftTable
  person: PersonTable
  passphrase: PassphraseTable
  person_role: PersonRoleTable
  setting: SettingTable
  saved_view: SavedViewTable
  organisation: OrganisationTable
  project: ProjectTable
  project_country: ProjectCountryTable
  project_donor: ProjectDonorTable
  project_partner: ProjectPartnerTable
  work_package: WorkPackageTable
  activity: ActivityTable
  intervention: InterventionTable
  intervention_actor: InterventionActorTable
  reporting_period: ReportingPeriodTable
  budget_version: BudgetVersionTable
  budget_line: BudgetLineTable
  budget_node: BudgetNodeTable
  funding_source: FundingSourceTable
  reallocation: ReallocationTable
  forecast: ForecastTable
  exchange_rate: ExchangeRateTable
  ledger_entry: LedgerEntryTable
  ledger_split: LedgerSplitTable
  attachment: AttachmentTable
  attachment_link: AttachmentLinkTable
  fund_movement: FundMovementTable
  currency_conversion: CurrencyConversionTable
  fund_position: FundPositionTable
  forwarded_agreement: ForwardedAgreementTable
  forwarded_movement: ForwardedMovementTable
  deviation_note: DeviationNoteTable
  audit_finding: AuditFindingTable
  pending_payment: PendingPaymentTable
  asset: AssetTable
  procurement: ProcurementTable
  document_run: DocumentRunTable
  import_run: ImportRunTable
  import_mapping: ImportMappingTable
}
