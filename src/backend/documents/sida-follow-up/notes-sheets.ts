import { ratioValue } from '../basis/values.ts'
import { blank, cents, type DocumentBuilder, date, type Translate, text } from '../model/index.ts'
import type { SidaFigures } from './data.ts'

type Note = 'code' | 'line' | 'deviation' | 'percent' | 'note'

/** Sheet 6: every line beyond the agreed limit with its explanation; what is missing stands there to be filled in. */
export function addDeviationNotes(book: DocumentBuilder, figures: SidaFigures, t: Translate): void {
  const { currency } = figures.project
  const head = (key: string) => t(`documents.sida.notes.${key}`, { currency })
  const sheet = book.sheet<Note>({
    key: 'notes',
    name: t('documents.sida.sheet.notes'),
    columns: [
      { key: 'code', header: head('code'), width: 10, format: 'text' },
      { key: 'line', header: head('line'), width: 44, format: 'text' },
      { key: 'deviation', header: head('deviation'), width: 16, format: 'money' },
      { key: 'percent', header: head('percent'), width: 11, format: 'percent' },
      { key: 'note', header: head('note'), width: 70, format: 'text' },
    ],
  })
  sheet.title(t('documents.sida.sheet.notes')).note(head('limit')).header()
  for (const { row, figures: line, note } of figures.rows.filter(
    item => item.row.kind !== 'heading' && item.figures.explain,
  ))
    sheet.line(row.id, {
      code: row.code,
      line: row.label,
      deviation: cents(line.deviationMinor, currency),
      percent: ratioValue(line.deviationMinor, line.budgetPeriodMinor, 'n/a'),
      note: note === '' ? blank({ input: true }) : text(note, { input: true }),
    })
}

type Finding = 'finding' | 'response' | 'action' | 'deadline' | 'status'

/** Sheet 7: follow-up of earlier audit recommendations with the management response. */
export function addAuditFollowUp(book: DocumentBuilder, figures: SidaFigures, t: Translate): void {
  const head = (key: string) => t(`documents.sida.audit.${key}`)
  const sheet = book.sheet<Finding>({
    key: 'audit',
    name: t('documents.sida.sheet.audit'),
    columns: [
      { key: 'finding', header: head('finding'), width: 46, format: 'text' },
      { key: 'response', header: head('response'), width: 40, format: 'text' },
      { key: 'action', header: head('action'), width: 40, format: 'text' },
      { key: 'deadline', header: head('deadline'), width: 12, format: 'date' },
      { key: 'status', header: head('status'), width: 14, format: 'text' },
    ],
  })
  sheet.title(t('documents.sida.sheet.audit')).header()
  for (const finding of figures.findings)
    sheet.line(finding.id, {
      finding: finding.finding,
      response: finding.response,
      action: finding.action,
      deadline: finding.deadline === null ? blank() : date(finding.deadline),
      status: t(`findingStatus.${finding.status}`),
    })
}
