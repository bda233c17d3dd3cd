import { z } from 'zod'
import { notRecused } from '#backend/features/applications/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { formatInZone } from '#shared/kernel/zoned-time.ts'
import { applicantName } from '../basis/names.ts'
import { loadPaperCall, openPaper, type PaperCall } from '../basis/paper-call.ts'
import { defineDocument } from '../definition.ts'
import { count } from '../model/index.ts'
import { applicationParameter, callParameter, languageParameter } from '../parameters.ts'

interface CheckRow {
  readonly reference: string
  readonly applicant: string
  readonly stage: string
  readonly code: string
  readonly itemId: string
  readonly answer: string | null
  readonly evidence: string
  readonly note: string
  readonly by: string
  readonly at: string | null
}

/** Stage of the check that a kind of item belongs to. */
const STAGE_OF = {
  administrative_criterion: 'administrative',
  eligibility_criterion: 'eligibility',
  document: 'supporting',
} as const

/** Every criterion of every application that was received, answered or not yet; nothing the reader is recused from. */
async function readChecks(
  db: Reader,
  { call }: PaperCall,
  reference: string | null,
  readerId: string,
): Promise<CheckRow[]> {
  const rows = await db
    .selectFrom('application')
    .innerJoin('call_item as item', 'item.call_id', 'application.call_id')
    .leftJoin('application_check as checked', join =>
      join.onRef('checked.application_id', '=', 'application.id').onRef('checked.item_id', '=', 'item.id'),
    )
    .leftJoin('person', 'person.id', 'checked.checked_by')
    .select([
      'application.reference_no as reference',
      'application.applicant_name as applicant',
      'checked.stage',
      'item.kind',
      'item.code',
      'item.id as itemId',
      'checked.answer',
      'checked.evidence',
      'checked.note',
      'person.name as by',
      'checked.checked_at as at',
    ])
    .where('application.call_id', '=', call.id)
    .where('application.state', '!=', 'draft')
    .$if(reference !== null, query => query.where('application.reference_no', '=', reference ?? ''))
    .where('item.kind', 'in', ['administrative_criterion', 'eligibility_criterion', 'document'])
    .where(notRecused(readerId))
    .orderBy('application.reference_no')
    .orderBy('item.kind')
    .orderBy('item.position')
    .execute()
  return rows.map(({ kind, ...row }) => ({
    ...row,
    stage: row.stage ?? STAGE_OF[kind as keyof typeof STAGE_OF],
    evidence: row.evidence ?? '',
    note: row.note ?? '',
    by: row.by ?? '',
  }))
}

/** Checklist of one application, or of all of a call: each criterion with its answer, evidence, who and when (rule 3). */
export const adminChecklist = defineDocument({
  id: 'admin-checklist',
  titleKey: 'documents.grants.adminChecklist',
  families: [],
  formats: ['pdf', 'xlsx'],
  parameters: z.strictObject({
    call: callParameter,
    application: applicationParameter,
    language: languageParameter.default('en'),
  }),
  example: { call: 'DII-G1', application: null, language: 'en' },
  compose: async (db, { call, application }, tools) => {
    const t = tools.translate
    const words = (key: string) => t(`documents.grants.${key}`)
    const paper = await loadPaperCall(db, call, tools.language)
    const reference = application === '' ? null : application
    const rows = await readChecks(db, paper, reference, tools.readerId)
    const book = openPaper(tools, paper, {
      id: 'admin-checklist',
      titleKey: 'documents.grants.adminChecklist',
      ...(reference === null ? {} : { part: reference }),
    })
    const sheet = book.sheet<
      'reference' | 'stage' | 'code' | 'criterion' | 'answer' | 'evidence' | 'by' | 'at'
    >({
      key: 'checks-list',
      name: words('sheet.checklist'),
      columns: [
        { key: 'reference', header: words('reference'), width: 14, format: 'text' },
        { key: 'stage', header: words('check'), width: 20, format: 'text' },
        { key: 'code', header: words('code'), width: 7, format: 'text' },
        { key: 'criterion', header: words('criterion'), width: 44, format: 'text' },
        { key: 'answer', header: words('answer'), width: 13, format: 'text' },
        { key: 'evidence', header: words('evidence'), width: 30, format: 'text' },
        { key: 'by', header: words('checkedBy'), width: 20, format: 'text' },
        { key: 'at', header: `${words('checkedAt')} (${paper.call.zone})`, width: 20, format: 'text' },
      ],
    })
    sheet.title(words('adminChecklist'))
    if (paper.call.invented) sheet.note(t('documents.inventedNote'))
    sheet.meta(words('call'), `${paper.call.code} ${paper.text(paper.call.id, 'title') || paper.call.title}`)
    if (reference !== null)
      sheet.meta(words('application'), `${reference} ${applicantName(t, rows[0]?.applicant ?? '')}`)
    sheet.blank().header()
    sheet.list({
      key: 'rows',
      count: rows.length,
      filter: true,
      rows: () =>
        rows.map(row => ({
          reference: row.reference,
          stage: t(`checkStage.${row.stage}`),
          code: row.code,
          criterion: paper.text(row.itemId, 'text'),
          answer: row.answer === null ? '' : t(`checkAnswer.${row.answer}`),
          evidence: [row.evidence, row.note].filter(part => part !== '').join(' · '),
          by: row.by,
          at: row.at === null ? '' : formatInZone(row.at, paper.call.zone, tools.language),
        })),
    })
    const answered = rows.filter(row => row.answer !== null && row.stage !== 'supporting')
    book.checks([
      {
        id: 'CK-1',
        textKey: 'documents.grants.check.refusalsExplained',
        expected: count(0),
        actual: count(
          answered.filter(row => row.answer === 'no' && row.evidence === '' && row.note === '').length,
        ),
        fixRoute: `/grants/calls/${paper.call.id}`,
      },
    ])
    return book
  },
})
