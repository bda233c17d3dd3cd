import { type DocumentBuilder, date, type Translate, text } from '../model/index.ts'
import type { SidaFigures } from './data.ts'

/** Sheet 1: agreement, partner, period, currency, basis, budget version. */
export function addCover(
  book: DocumentBuilder,
  { project, periods, budget }: SidaFigures,
  t: Translate,
): void {
  const { current } = periods
  const sheet = book.sheet({
    key: 'cover',
    name: t('documents.sida.sheet.cover'),
    orientation: 'portrait',
    columns: [
      { key: 'label', header: '', width: 38, format: 'text' },
      { key: 'value', header: '', width: 60, format: 'text' },
    ],
  })
  const line = (key: string, value: Parameters<typeof sheet.meta>[1], name?: string) =>
    sheet.meta(t(`documents.sida.cover.${key}`), value, name)
  sheet.title(t('documents.sida.title'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  line('project', `${project.code} ${project.title}`)
  line('agreement', project.contractNo || t('documents.notStated'))
  line(
    'donors',
    project.donors.map(donor => `${donor.name} (${t(`donorRole.${donor.role}`)})`).join(' – ') ||
      t('documents.notStated'),
  )
  line('partner', project.lead || t('documents.notStated'))
  line('implementation', t('documents.dateRange', { from: project.start, to: project.end }))
  line('reportNo', text(`${current.number}${current.label === '' ? '' : ` (${current.label})`}`))
  line('periodStart', date(current.start), 'periodStart')
  line('periodEnd', date(current.end), 'periodEnd')
  line('currency', project.currency)
  line('basis', t('documents.sida.cover.basisCash'))
  line(
    'budgetVersion',
    t('documents.budgetVersion', {
      number: budget.number,
      date: budget.signedOn ?? t('documents.notStated'),
    }),
  )
  line('periodState', t(current.locked ? 'documents.periodLocked' : 'documents.periodOpen'))
  sheet.blank()
  for (const key of ['preparedBy', 'approvedBy'])
    sheet.row('meta', null, {
      label: t(`documents.sida.cover.${key}`),
      value: { kind: 'empty', input: true },
    })
  sheet.blank().note(t('documents.sida.cover.principles'))
  book.define('Report_Start', { sheet: 'cover', row: 'periodStart', column: 'value' })
  book.define('Report_End', { sheet: 'cover', row: 'periodEnd', column: 'value' })
}
