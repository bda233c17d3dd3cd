import type { OrganisationColumn, ProjectColumn } from '#shared/contract/list-exports.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import type { Money } from '#shared/kernel/money.ts'
import { amount, blank, type ColumnFormat, date, type Translate, text, type Value } from '../model/index.ts'

/** One column of an exported list of records. */
export interface RecordColumn<Row> {
  readonly key: string
  readonly header: string
  readonly width: number
  readonly format: ColumnFormat
  readonly value: (row: Row) => Value
}

/** A column of plain texts. */
export const words = <Row>(
  key: string,
  header: string,
  width: number,
  textOf: (row: Row) => string,
): RecordColumn<Row> => ({ key, header, width, format: 'text', value: row => text(textOf(row)) })

/** Marks and words in one cell, blank ones left out. */
export const joined = (marks: readonly (string | false)[]): string =>
  marks.filter(mark => mark !== false && mark !== '').join(', ')

/** Name of a country in the language of the file; the code itself for one without a name. */
export function countryName(t: Translate, code: string): string {
  const key = `country.${code}`
  const name = t(key)
  return name === key ? code : name
}

type Organisation = RecordColumn<OrganisationRow>

/** Columns of the registry in the order wanted, with the words of the screen. */
export function organisationColumns(t: Translate, wanted: readonly OrganisationColumn[]): Organisation[] {
  const shapes: Readonly<Record<OrganisationColumn, Organisation>> = {
    name: words('name', t('organisation.name'), 44, row => row.name || t('organisation.nameMissing')),
    shortName: words('shortName', t('organisation.shortName'), 16, row => row.shortName),
    country: words('country', t('organisation.country'), 22, row => countryName(t, row.country)),
    city: words('city', t('organisation.city'), 18, row => row.city),
    registrationNo: words('registrationNo', t('organisation.registrationNo'), 18, row => row.registrationNo),
    taxNo: words('taxNo', t('organisation.taxNo'), 18, row => row.taxNo),
    email: words('email', t('organisation.email'), 30, row => row.email),
    marks: words('marks', t('project.marks'), 30, row =>
      joined([
        row.nameMissing && t('badge.needsReview'),
        row.invented && t('badge.invented'),
        row.marketActor && t('organisation.marketActor'),
        row.archived && t('state.archived'),
      ]),
    ),
  }
  return wanted.map(name => shapes[name])
}

type Project = RecordColumn<ProjectRow>

/** A figure stands apart from its currency, so that it can be reckoned with. */
const money = (key: string, header: string, currency: string, of: (row: ProjectRow) => Money | null) => [
  words<ProjectRow>(`${key}Currency`, currency, 10, row => of(row)?.currency ?? ''),
  {
    key,
    header,
    width: 16,
    format: 'money',
    value: row => {
      const figure = of(row)
      return figure === null ? blank() : amount(figure)
    },
  } satisfies Project,
]

const day = (key: string, header: string, of: (row: ProjectRow) => string | null): Project => ({
  key,
  header,
  width: 12,
  format: 'date',
  value: row => {
    const stated = of(row)
    return stated === null ? blank() : date(stated)
  },
})

/** Columns of the projects in the order wanted, with the words of the screen. */
export function projectColumns(t: Translate, wanted: readonly ProjectColumn[]): Project[] {
  const currency = t('ledgerExport.column.currency')
  const shapes: Readonly<Record<ProjectColumn, readonly Project[]>> = {
    code: [words('code', t('project.code'), 16, row => row.code)],
    title: [words('title', t('project.title'), 56, row => row.title)],
    marks: [
      words('marks', t('project.marks'), 30, row =>
        joined([
          row.invented && t('badge.invented'),
          row.needsReview && t('badge.needsReview'),
          !row.donorStated && t('badge.donorNotStated'),
        ]),
      ),
    ],
    donors: [words('donors', t('project.donors'), 30, row => row.donors.join(' → '))],
    status: [words('status', t('project.status'), 14, row => t(`status.${row.status}`))],
    contractNo: [words('contractNo', t('project.contractNo'), 18, row => row.contractNo)],
    family: [words('family', t('project.family'), 20, row => t(`family.${row.family}`))],
    start: [day('start', t('project.start'), row => row.startDate)],
    end: [day('end', t('project.end'), row => row.endDate)],
    total: money('total', t('project.total'), currency, row => row.total),
    spent: money('spent', t('amount.spent'), currency, row => row.spent),
  }
  return wanted.flatMap(name => shapes[name])
}

/** The name of the group stands first in a list by groups. */
export const groupColumn = <Row>(header: string, nameOf: (row: Row) => string): RecordColumn<Row> =>
  words('group', header, 28, nameOf)
