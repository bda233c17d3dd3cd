import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { todayHere, useRead, useWords } from '#renderer/ui/index.ts'
import type { DocumentId } from '#shared/contract/documents.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import { defaultPeriod } from './parameters/default-period.ts'
import {
  filledParameters,
  type ParameterField,
  type ParameterValue,
  type ParameterValues,
  parameterFields,
} from './parameters/parameter-fields.ts'

const route = getRouteApi('/documents')

export type DocumentKind = OutputOf<'documents.kinds'>['rows'][number]

/** A document with all its parameters: what is checked, shown and produced. */
export type DocumentRequest = { readonly id: DocumentId; readonly parameters: Record<string, ParameterValue> }

export type DocumentChoice = {
  readonly projects: readonly ProjectRow[]
  readonly project: ProjectRow | undefined
  /** Documents that suit the project first. */
  readonly kinds: readonly { readonly kind: DocumentKind; readonly suits: boolean }[]
  readonly kind: DocumentKind | undefined
  readonly fields: readonly ParameterField[]
  readonly values: ParameterValues
  readonly periods: readonly PeriodRow[]
  readonly period: PeriodRow | undefined
  /** Null while something mandatory is missing. */
  readonly request: DocumentRequest | null
  readonly sheet: number
  /** Address of the cell that is pointed out. */
  readonly cell: string | null
  readonly chooseProject: (id: string | null) => void
  readonly chooseKind: (id: DocumentId) => void
  readonly choosePeriod: (id: string | null) => void
  readonly chooseSheet: (sheet: number) => void
  readonly setValue: (field: ParameterField, value: ParameterValue) => void
}

/** Documents with those first that are made for the project's donor. */
function sorted(kinds: readonly DocumentKind[], project: ProjectRow | undefined) {
  const marked = kinds.map(kind => ({
    kind,
    suits: project !== undefined && kind.families.includes(project.family),
  }))
  return marked.toSorted((a, b) => Number(b.suits) - Number(a.suits))
}

/** A text as an address keeps it: nothing for blank. */
const wordOf = (value: ParameterValue) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Where the address keeps a chosen value; undefined for one that is typed. */
function addressPart({ picker }: ParameterField, value: ParameterValue) {
  if (picker === 'version') return { version: typeof value === 'number' ? value : undefined }
  if (picker === 'account') return { account: wordOf(value) }
  if (picker === 'day') return { asOf: wordOf(value) }
  if (picker === 'request') return { requestId: wordOf(value) }
  if (picker === 'language') return { language: value === 'sq' ? ('sq' as const) : ('en' as const) }
  return undefined
}

/** What the address keeps of a document's choices; blank where nothing was chosen. */
const pickedIn = (search: ReturnType<typeof route.useSearch>): ParameterValues => ({
  version: search.version ?? null,
  account: search.account ?? null,
  day: search.asOf ?? null,
  request: search.requestId ?? null,
})

/** Which document of which project, period and language the address names; blanks are filled with what is likeliest. */
export function useDocument(projects: readonly ProjectRow[], known: readonly DocumentKind[]): DocumentChoice {
  const { language } = useWords()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/documents' })
  const [typed, setTyped] = useState<ParameterValues>({})
  const project = projects.find(row => row.id === search.projectId)
  const kinds = sorted(known, project)
  const suggested = kinds.find(({ suits }) => suits)?.kind
  const kind = known.find(row => row.id === search.documentId) ?? suggested
  const read = useRead('periods.list', { projectId: project?.id ?? '' }, { enabled: project !== undefined })
  const periods = project === undefined ? [] : (read.data?.rows ?? [])
  const period = periods.find(row => row.id === search.periodId) ?? defaultPeriod(periods, todayHere())
  const fields = kind ? parameterFields(kind.parameters) : []
  const picked: ParameterValues = {
    project: project?.code ?? null,
    period: period?.number ?? null,
    ...pickedIn(search),
    language: search.language ?? language,
  }
  const values = Object.fromEntries(
    fields.map(field => [
      field.name,
      field.picker === null ? (typed[field.name] ?? null) : (picked[field.picker] ?? null),
    ]),
  )
  const parameters = filledParameters(fields, values)
  const change = (part: Partial<typeof search>) =>
    void navigate({
      search: before => ({ ...before, sheet: undefined, cell: undefined, ...part }),
      replace: true,
    })
  return {
    projects,
    project,
    kinds,
    kind,
    fields,
    values,
    periods,
    period,
    request: kind && parameters ? { id: kind.id, parameters } : null,
    sheet: search.sheet ?? 0,
    cell: search.cell ?? null,
    chooseProject: id =>
      change({
        projectId: id ?? undefined,
        periodId: undefined,
        version: undefined,
        account: undefined,
        asOf: undefined,
        requestId: undefined,
        documentId: undefined,
      }),
    chooseKind: id => change({ documentId: id }),
    choosePeriod: id => change({ periodId: id ?? undefined }),
    chooseSheet: sheet => change({ sheet }),
    setValue: (field, value) => {
      const part = addressPart(field, value)
      if (part) change(part)
      else setTyped(before => ({ ...before, [field.name]: value }))
    },
  }
}
