import type { ImportKind, ImportOutcome, Mapping } from '#shared/contract/imports.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PickedFile } from '#shared/contract/shell.ts'
import { NO_RATE_PARAMS, type RateParams } from './rate-params.ts'
import { NO_SALARY_PARAMS, type SalaryParams } from './salary-params.ts'
import { type StatementParams, statementParams } from './statement-params.ts'

export type Inspection = OutputOf<'imports.inspect'>
export type Step = 'file' | 'table' | 'columns' | 'check' | 'done'

/** Everything the wizard knows; what a step needs is set before it is reached. */
export type Wizard = {
  readonly step: Step
  readonly kind: ImportKind
  readonly projectId: string | null
  readonly versionNote: string
  /** The call of a register of applications. */
  readonly callId: string | null
  readonly rates: RateParams
  readonly statement: StatementParams
  readonly salaries: SalaryParams
  readonly file: PickedFile | null
  readonly inspection: Inspection | null
  readonly mapping: Mapping | null
  /** What the dry run found. */
  readonly outcome: ImportOutcome | null
  /** What the import did. */
  readonly result: ImportOutcome | null
}

export const startWizard = (
  kind: ImportKind,
  projectId: string | null,
  accountId: string | null = null,
): Wizard => ({
  step: 'file',
  kind,
  projectId,
  versionNote: '',
  callId: null,
  rates: NO_RATE_PARAMS,
  statement: statementParams(accountId),
  salaries: NO_SALARY_PARAMS,
  file: null,
  inspection: null,
  mapping: null,
  outcome: null,
  result: null,
})

/** Kinds that belong to one project. */
export const needsProject = (kind: ImportKind): boolean =>
  kind === 'ledger' || kind === 'budget' || kind === 'perDiems'
/** Kinds whose columns are chosen; rates are read by their own formats. */
export const needsMapping = (kind: ImportKind): boolean => kind !== 'rates' && kind !== 'sanctions'

/** Steps of a kind, in order. */
export const stepsOf = (kind: ImportKind): readonly Step[] =>
  needsMapping(kind) ? ['file', 'table', 'columns', 'check', 'done'] : ['file', 'check', 'done']

/** Endings of the files that a kind reads. */
export const acceptOf = (kind: ImportKind): readonly string[] =>
  kind === 'sanctions'
    ? ['.xml', '.csv', '.txt']
    : kind === 'rates'
      ? ['.csv', '.xml', '.json', '.xlsx', '.txt']
      : ['.xlsx', '.csv', '.tsv', '.txt']

/** What is typed or chosen: whatever followed from the file before is worked out anew. */
export type Setting = Partial<
  Pick<Wizard, 'kind' | 'projectId' | 'versionNote' | 'callId' | 'rates' | 'statement' | 'salaries' | 'file'>
>

export const withSetting = (wizard: Wizard, setting: Setting): Wizard => ({
  ...wizard,
  ...setting,
  ...(setting.kind === undefined || setting.kind === wizard.kind ? {} : { file: null, mapping: null }),
  inspection: null,
  outcome: null,
  result: null,
})

/** The file was opened: a saved mapping that fits leads straight to the columns. */
export const withInspection = (wizard: Wizard, inspection: Inspection): Wizard => ({
  ...wizard,
  inspection,
  mapping: inspection.mapping,
  outcome: null,
  step: inspection.mappingName === null ? 'table' : 'columns',
})

/** The same file with its columns chosen otherwise. */
export const withMapping = (wizard: Wizard, mapping: Mapping): Wizard => ({
  ...wizard,
  mapping,
  outcome: null,
})

type Params = Record<string, string | number | boolean>

/** What was filled in; blanks say nothing. */
const given = (rates: RateParams | StatementParams | SalaryParams): Params =>
  Object.fromEntries(
    Object.entries(rates).flatMap(([key, value]) =>
      value === null || value === '' || value === false ? [] : [[key, value]],
    ),
  )

/** Parameters as the contract takes them. */
export function paramsOf(wizard: Wizard): Params {
  const { kind, projectId, versionNote, rates } = wizard
  if (kind === 'rates') return given(rates)
  if (kind === 'statement') return given(wizard.statement)
  if (kind === 'salaries') return given(wizard.salaries)
  if (kind === 'applications') return wizard.callId === null ? {} : { callId: wizard.callId }
  const project = needsProject(kind) && projectId !== null ? { projectId } : {}
  return kind === 'budget' && versionNote !== '' ? { ...project, versionNote } : project
}

/** Whether the first step is filled in. */
export const isReady = (wizard: Wizard): boolean =>
  wizard.file !== null &&
  (!needsProject(wizard.kind) || wizard.projectId !== null) &&
  (wizard.kind !== 'statement' || wizard.statement.accountId !== null) &&
  (wizard.kind !== 'applications' || wizard.callId !== null)
