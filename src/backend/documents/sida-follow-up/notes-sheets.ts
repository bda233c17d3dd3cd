import { openRegister } from '../basis/register-sheet.ts'
import { ratioValue } from '../basis/values.ts'
import { blank, cents, type DocumentBuilder, date, type Translate, text } from '../model/index.ts'
import type { SidaFigures } from './data.ts'

type Note = 'code' | 'line' | 'deviation' | 'percent' | 'note'

/** Sheet 6: every line beyond the agreed limit with its explanation; what is missing stands there to be filled in. */
export function addDeviationNotes(book: DocumentBuilder, figures: SidaFigures, t: Translate): void {
  const { currency } = figures.project
  const head = (key: string) => t(`documents.sida.notes.${key}`, { currency })
  const sheet = openRegister<Note>(book, t, {
    key: 'notes',
    name: t('documents.sida.sheet.notes'),
    words: 'documents.sida.notes',
    currency,
    columns: [
      ['code', 10, 'text'],
      ['line', 44, 'text'],
      ['deviation', 16, 'money'],
      ['percent', 11, 'percent'],
      ['note', 70, 'text'],
    ],
    note: head('limit'),
  })
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
  const sheet = openRegister<Finding>(book, t, {
    key: 'audit',
    name: t('documents.sida.sheet.audit'),
    words: 'documents.sida.audit',
    columns: [
      ['finding', 46, 'text'],
      ['response', 40, 'text'],
      ['action', 40, 'text'],
      ['deadline', 12, 'date'],
      ['status', 14, 'text'],
    ],
  })
  for (const finding of figures.findings)
    sheet.line(finding.id, {
      finding: finding.finding,
      response: finding.response,
      action: finding.action,
      deadline: finding.deadline === null ? blank() : date(finding.deadline),
      status: t(`findingStatus.${finding.status}`),
    })
}
