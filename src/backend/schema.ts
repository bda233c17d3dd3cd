import type {
  AccountLineTable,
  AccountMatchedView,
  AccountMatchTable,
  AccountMovementView,
  AccountOutstandingTable,
  AccountReconciliationTable,
  AccountStatementTable,
  AccountTable,
  AccountTransferTable,
  FundClosingTable,
  PaymentRequestTable,
} from './schema/accounts.ts'
import type {
  ApplicantDocumentTable,
  ApplicationCheckTable,
  ApplicationPartyTable,
  ApplicationRevisionTable,
  ApplicationStepTable,
  ApplicationTable,
  ClarificationTable,
  DeadlineExtensionTable,
  MatchDecisionTable,
} from './schema/applications.ts'
import type { LineAvailabilityTable, ReservationTable } from './schema/availability.ts'
import type {
  BudgetNodeFundingTable,
  BudgetNoticeTable,
  ForecastFrozenTable,
} from './schema/budget-planning.ts'
import type {
  CallCorrigendumTable,
  CallCutoffTable,
  CallInvitedTable,
  CallItemTable,
  CallLotTable,
  CallQuestionTable,
  CallStepTable,
  CallTextTable,
  FormVersionTable,
  GrantCallTable,
  GrantSchemeTable,
  GridVersionTable,
} from './schema/calls.ts'
import type {
  AssessmentTable,
  AssignmentTable,
  CommitteeMemberTable,
  ComplaintTable,
  ConflictDeclarationTable,
  ConsensusTable,
  GrantDecisionTable,
  GrantLetterTable,
  MentorLinkTable,
  RankingRowTable,
  RankingTable,
} from './schema/evaluation.ts'
import type {
  AttachmentLinkTable,
  AttachmentTable,
  LedgerEntryTable,
  LedgerSplitTable,
} from './schema/ledger.ts'
import type {
  AssetTransferTable,
  DocumentWaiverTable,
  IneligibleCostTable,
  PayrollShareTable,
  PayrollTable,
  PerDiemRateTable,
  PerDiemTable,
  SharedCostKeyTable,
  SharedCostPartTable,
  SharedCostTable,
  StaffMemberTable,
} from './schema/ledger-depth.ts'
import type {
  BudgetLineTable,
  BudgetNodeTable,
  BudgetVersionTable,
  ExchangeRateTable,
  ForecastTable,
  FundingSourceTable,
  RateDrawTable,
  RateUsedTable,
  ReallocationTable,
} from './schema/money.ts'
import type { OrganisationFlagTable, OrganisationPersonTable, SanctionNameTable } from './schema/parties.ts'
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
  AuditLayoutTable,
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
import type { DonorReportTable, LockedFigureTable } from './schema/reporting.ts'
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
  audit_layout: AuditLayoutTable
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
  budget_node_funding: BudgetNodeFundingTable
  budget_notice: BudgetNoticeTable
  forecast_frozen: ForecastFrozenTable
  reservation: ReservationTable
  line_availability: LineAvailabilityTable
  payment_request: PaymentRequestTable
  account: AccountTable
  account_transfer: AccountTransferTable
  account_statement: AccountStatementTable
  account_line: AccountLineTable
  account_match: AccountMatchTable
  account_reconciliation: AccountReconciliationTable
  account_outstanding: AccountOutstandingTable
  account_movement: AccountMovementView
  account_matched: AccountMatchedView
  shared_cost_key: SharedCostKeyTable
  shared_cost_part: SharedCostPartTable
  shared_cost: SharedCostTable
  staff_member: StaffMemberTable
  payroll: PayrollTable
  payroll_share: PayrollShareTable
  per_diem: PerDiemTable
  per_diem_rate: PerDiemRateTable
  ineligible_cost: IneligibleCostTable
  document_waiver: DocumentWaiverTable
  asset_transfer: AssetTransferTable
  donor_report: DonorReportTable
  locked_figure: LockedFigureTable
  fund_closing: FundClosingTable
  rate_draw: RateDrawTable
  rate_used: RateUsedTable
  organisation_person: OrganisationPersonTable
  organisation_flag: OrganisationFlagTable
  sanction_name: SanctionNameTable
  grant_scheme: GrantSchemeTable
  grant_call: GrantCallTable
  call_lot: CallLotTable
  call_cutoff: CallCutoffTable
  call_item: CallItemTable
  call_text: CallTextTable
  call_invited: CallInvitedTable
  call_question: CallQuestionTable
  call_corrigendum: CallCorrigendumTable
  call_step: CallStepTable
  form_version: FormVersionTable
  grid_version: GridVersionTable
  application: ApplicationTable
  application_revision: ApplicationRevisionTable
  application_party: ApplicationPartyTable
  application_step: ApplicationStepTable
  deadline_extension: DeadlineExtensionTable
  application_check: ApplicationCheckTable
  applicant_document: ApplicantDocumentTable
  clarification: ClarificationTable
  match_decision: MatchDecisionTable
  committee_member: CommitteeMemberTable
  assignment: AssignmentTable
  mentor_link: MentorLinkTable
  conflict_declaration: ConflictDeclarationTable
  assessment: AssessmentTable
  consensus: ConsensusTable
  ranking: RankingTable
  ranking_row: RankingRowTable
  grant_decision: GrantDecisionTable
  complaint: ComplaintTable
  grant_letter: GrantLetterTable
}
