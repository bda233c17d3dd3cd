import { listAssignments } from '#backend/features/evaluation/index.ts'
import type { AssignmentRow } from '#shared/contract/committees.ts'
import type { ASSIGNMENT_COLUMNS } from '#shared/contract/list-columns.ts'
import { readerMark, readingStanding } from '#shared/domain/evaluation/index.ts'
import type { Translate } from '../../model/index.ts'
import { decimal, type RecordColumn, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf, WHOLE } from '../record-list.ts'

type Row = AssignmentRow

const readersOf = (t: Translate, row: Row): string =>
  row.readers
    .map(reader => `${reader.person.name}: ${reader.total ?? t(`committees.marks.${readerMark(reader)}`)}`)
    .join(', ')

const shapes = (t: Translate): Readonly<Record<(typeof ASSIGNMENT_COLUMNS)[number], RecordColumn<Row>>> => ({
  referenceNo: words('referenceNo', t('application.referenceNo'), 16, row => row.referenceNo),
  applicant: words('applicant', t('application.applicant'), 40, row => row.applicantName),
  readers: words('readers', t('committees.readers'), 60, row => readersOf(t, row)),
  gap: decimal('gap', t('committees.gap'), row => row.gap),
  average: decimal('average', t('column.average_sort'), row => row.average),
  standing: words('standing', t('committees.standing'), 30, row => {
    const { messageKey, details } = readingStanding(row)
    return t(messageKey, details)
  }),
})

/** Applications of a call with their readers. */
export const assignments: ListReader<'assignments'> = async ({ db, t, actor }, request) => {
  const { columns, format: _format, language: _language, ...filter } = request
  const { rows } = await listAssignments(db, actor, { ...filter, ...WHOLE })
  return tableOf('committees.assignments', rows, inOrder(columns, shapes(t)))
}
