import type { ProjectDetails } from '#shared/contract/programmes.ts'

/** What the form of a project holds; the contract's fields, blank ones included. */
export type ProjectValues = Pick<
  ProjectDetails,
  | 'kind'
  | 'parentId'
  | 'code'
  | 'title'
  | 'contractNo'
  | 'donorReference'
  | 'family'
  | 'status'
  | 'startDate'
  | 'endDate'
  | 'currency'
  | 'totalMinor'
  | 'grantMinor'
  | 'fundingPercent'
  | 'coordinatorName'
  | 'area'
  | 'objective'
  | 'description'
  | 'targetGroups'
  | 'ratePolicy'
  | 'rateSource'
  | 'countries'
>

const BLANK: ProjectValues = {
  kind: 'action',
  parentId: null,
  code: '',
  title: '',
  contractNo: '',
  donorReference: '',
  family: 'not_stated',
  status: 'pipeline',
  startDate: null,
  endDate: null,
  currency: 'EUR',
  totalMinor: null,
  grantMinor: null,
  fundingPercent: null,
  coordinatorName: '',
  area: '',
  objective: '',
  description: '',
  targetGroups: '',
  ratePolicy: 'month',
  rateSource: '',
  countries: [],
}

/** The form's values for a project, or for a new one in the workspace's currency. */
export function projectValues(project: ProjectDetails | null, currency: string): ProjectValues {
  if (!project) return { ...BLANK, currency }
  const kept: ProjectValues = project
  const names = Object.keys(BLANK) as readonly (keyof ProjectValues)[]
  return Object.assign({}, BLANK, ...names.map(name => ({ [name]: kept[name] })))
}

/** Donor families with a rule pack of their own; others start from the generic one. */
const PACKS: Readonly<Partial<Record<ProjectValues['family'], string>>> = {
  eu: 'eu',
  sida: 'sida',
  helvetas: 'helvetas',
  bmz: 'bmz',
  visegrad: 'visegrad',
}

export const rulePackOf = (family: ProjectValues['family']): string => PACKS[family] ?? 'generic'
