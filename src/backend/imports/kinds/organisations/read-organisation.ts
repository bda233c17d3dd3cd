import type { OrganisationFields } from '#backend/features/organisations/index.ts'
import { organisationsContract, PARTY_KINDS } from '#shared/contract/organisations.ts'
import type { AppliedMapping, MappedRow } from '../../mapping/apply-mapping.ts'
import type { ProblemList } from '../problem-list.ts'
import { countryCode } from './country.ts'
import { partyKindOf } from './party-kind.ts'

/** Fields that a file may fill, in the order of the sample. */
export const FILE_FIELDS = [
  'name',
  'shortName',
  'legalForm',
  'registrationNo',
  'taxNo',
  'country',
  'city',
  'address',
  'email',
  'phone',
  'website',
  'note',
  'partyKind',
] as const
export type FileField = (typeof FILE_FIELDS)[number]

/** What one row says of a body; a blank cell says nothing. */
export interface OrganisationRow {
  readonly row: number
  readonly given: Readonly<Partial<Record<FileField, string>>>
}

const BLANK: OrganisationFields = {
  name: '',
  shortName: '',
  legalForm: '',
  registrationNo: '',
  taxNo: '',
  country: '',
  city: '',
  address: '',
  email: '',
  phone: '',
  website: '',
  note: '',
  marketActor: false,
  partyKind: 'organisation',
  patronId: null,
}

/** The stored fields, or none, with what the row says put over them. */
export const mergedFields = (
  row: OrganisationRow,
  stored: OrganisationFields | undefined,
): OrganisationFields => ({
  ...(stored ?? BLANK),
  ...row.given,
  partyKind: PARTY_KINDS.find(kind => kind === row.given.partyKind) ?? stored?.partyKind ?? 'organisation',
})

const schema = organisationsContract['organisations.create'].input

type At = (key: string) => Parameters<ProblemList['report']>[1]

/** Texts longer than a record holds. */
function reportLengths(row: OrganisationRow, at: At, problems: ProblemList): boolean {
  const parsed = schema.safeParse(mergedFields(row, undefined))
  if (parsed.success) return true
  for (const issue of parsed.error.issues) {
    const key = String(issue.path[0] ?? '')
    const longest = issue.code === 'too_big' ? Number(issue.maximum) : 0
    problems.report('error', at(key), longest > 0 ? 'textTooLong' : 'textInvalid', { longest })
  }
  return false
}

/** A cell as the record keeps it; undefined when it names no country or kind of party. */
function readField(key: FileField, text: string): string | undefined {
  if (key === 'country') return countryCode(text)
  return key === 'partyKind' ? partyKindOf(text) : text
}

/** Reads one row; undefined when something in it is wrong, after noting all of it. */
export function readOrganisation(
  applied: AppliedMapping,
  mapped: MappedRow,
  problems: ProblemList,
): OrganisationRow | undefined {
  const at: At = key => ({
    sheet: applied.sheet,
    row: mapped.row,
    column: applied.columns[key] ?? '',
    value: mapped.values[key] ?? '',
  })
  const given: Partial<Record<FileField, string>> = {}
  let sound = true
  for (const key of FILE_FIELDS) {
    const text = mapped.values[key] ?? null
    if (text === null) continue
    const value = readField(key, text)
    if (value !== undefined) given[key] = value
    else {
      sound = false
      problems.report('error', at(key), key === 'country' ? 'countryUnknown' : 'partyKindUnknown', {})
    }
  }
  // A missing name has been reported by reading.
  if (given.name === undefined) return undefined
  const row = { row: mapped.row, given }
  return reportLengths(row, at, problems) && sound ? row : undefined
}
