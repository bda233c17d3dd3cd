/** Columns of the registry that can be exported. */
export const ORGANISATION_COLUMNS = [
  'name',
  'shortName',
  'country',
  'city',
  'registrationNo',
  'taxNo',
  'email',
  'marks',
] as const
export type OrganisationColumn = (typeof ORGANISATION_COLUMNS)[number]

/** Columns of the list of projects that can be exported. */
export const PROJECT_COLUMNS = [
  'code',
  'title',
  'marks',
  'donors',
  'status',
  'contractNo',
  'family',
  'start',
  'end',
  'total',
  'spent',
] as const
export type ProjectColumn = (typeof PROJECT_COLUMNS)[number]

/** By what the list of projects can be grouped. */
export const PROJECT_GROUPINGS = ['family', 'status', 'donors'] as const
export type ProjectGrouping = (typeof PROJECT_GROUPINGS)[number]

/** Columns of the decisions of a call that can be exported. */
export const DECISION_COLUMNS = [
  'decidedOn',
  'reference',
  'applicant',
  'title',
  'lot',
  'outcome',
  'requested',
  'recommended',
  'awarded',
  'money',
  'why',
  'decidedBy',
] as const
export type DecisionColumn = (typeof DECISION_COLUMNS)[number]

/** Columns of the schemes that can be exported. */
export const SCHEME_COLUMNS = [
  'code',
  'title',
  'marks',
  'project',
  'workPackage',
  'line',
  'envelope',
  'calls',
  'left',
  'promised',
  'standing',
] as const

/** Columns of the calls that can be exported. */
export const CALL_COLUMNS = [
  'code',
  'title',
  'marks',
  'kind',
  'scheme',
  'project',
  'deadline',
  'envelope',
  'applications',
  'state',
] as const

/** Columns of the applications that can be exported. */
export const APPLICATION_COLUMNS = [
  'referenceNo',
  'applicant',
  'title',
  'state',
  'call',
  'lot',
  'requested',
  'received',
  'average',
  'rank',
  'location',
  'intake',
  'marks',
] as const

/** Columns of the applications with their readers that can be exported. */
export const ASSIGNMENT_COLUMNS = [
  'referenceNo',
  'applicant',
  'readers',
  'gap',
  'average',
  'standing',
] as const

/** Columns of the register of assets that can be exported. */
export const ASSET_COLUMNS = [
  'inventoryNo',
  'project',
  'description',
  'brand',
  'serialNo',
  'purchasedOn',
  'cost',
  'location',
  'condition',
  'state',
] as const

/** Columns of the contracts with suppliers that can be exported. */
export const PROCUREMENT_COLUMNS = [
  'reference',
  'project',
  'title',
  'method',
  'supplier',
  'signedOn',
  'amount',
  'booked',
  'warnings',
] as const

/** Columns of the exchange rates that can be exported. */
export const RATE_COLUMNS = ['date', 'currency', 'rate', 'per', 'source', 'from'] as const

/** Columns of the documents produced before that can be exported. */
export const DOCUMENT_COLUMNS = [
  'producedAt',
  'document',
  'project',
  'format',
  'differences',
  'producedBy',
  'fileName',
] as const

/** Columns of the bank accounts and cash boxes that can be exported. */
export const ACCOUNT_COLUMNS = [
  'name',
  'kind',
  'iban',
  'bank',
  'project',
  'balance',
  'statement',
  'statementDate',
  'openLines',
  'reconciledTo',
] as const

/** Columns of the costs that are not accepted that can be exported. */
export const INELIGIBLE_COLUMNS = [
  'decidedOn',
  'entryNo',
  'payee',
  'line',
  'reason',
  'state',
  'note',
  'amount',
] as const

/** Columns of the payments still to be made that can be exported. */
export const PENDING_COLUMNS = [
  'supplier',
  'note',
  'line',
  'expectedOn',
  'amount',
  'report',
  'state',
] as const

/** Columns of the documents that several projects share that can be exported. */
export const SHARED_COST_COLUMNS = [
  'documentDate',
  'documentNo',
  'payee',
  'description',
  'key',
  'whole',
  'charged',
  'elsewhere',
  'entries',
] as const

/** Columns of a month's salaries that can be exported. */
export const PAYROLL_COLUMNS = [
  'person',
  'position',
  'month',
  'net',
  'tax',
  'social',
  'cost',
  'byProjects',
  'shares',
  'entries',
  'note',
] as const

/** Columns of the agreements that can be exported. */
export const AGREEMENT_COLUMNS = [
  'agreementNo',
  'organisation',
  'line',
  'signedOn',
  'agreed',
  'released',
  'contracted',
  'paid',
  'reported',
  'accepted',
  'booked',
  'free',
] as const

/** Columns of the reservations that can be exported. */
export const RESERVATION_COLUMNS = [
  'line',
  'label',
  'organisation',
  'reference',
  'decidedOn',
  'expiresOn',
  'state',
  'agreement',
  'note',
  'amount',
] as const

/** Columns of the audit trail that can be exported. */
export const AUDIT_COLUMNS = [
  'no',
  'at',
  'act',
  'person',
  'second',
  'confirmed',
  'reason',
  'changes',
  'hash',
] as const

/** Columns of the per diems that can be exported. */
export const PER_DIEM_COLUMNS = ['country', 'validFrom', 'amount', 'source'] as const
