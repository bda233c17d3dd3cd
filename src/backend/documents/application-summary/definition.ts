import { z } from 'zod'
import { requireSight } from '#backend/features/applications/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import {
  type Answer,
  type AnswerRow,
  type Answers,
  type FormDefinition,
  type FormField,
  takesActivityTypes,
} from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import { applicantName } from '../basis/names.ts'
import { inLanguage, loadPaperCall, openPaper, type PaperCall } from '../basis/paper-call.ts'
import { defineDocument } from '../definition.ts'
import { blank, cents, type DocumentBuilder, type Translate } from '../model/index.ts'
import { callParameter, languageParameter } from '../parameters.ts'

interface Summary {
  readonly application: Awaited<ReturnType<typeof findApplication>>
  readonly form: FormDefinition
  readonly answers: Answers
  readonly parties: readonly { readonly name: string; readonly role: string }[]
}

const findApplication = (db: Reader, callId: string, reference: string) =>
  db
    .selectFrom('application')
    .selectAll()
    .where('call_id', '=', callId)
    .where('reference_no', '=', reference)
    .executeTakeFirstOrThrow(
      () =>
        new ProblemError(
          problem('NotFound', 'documents.error.unknownApplication', { field: 'application', reference }),
        ),
    )

/** The newest revision of an application with its own version of the form (rule 2). */
async function readSummary(
  db: Reader,
  callId: string,
  reference: string,
  readerId: string,
): Promise<Summary> {
  const application = await findApplication(db, callId, reference)
  await requireSight(db, { personId: readerId }, application.id)
  const form = await db
    .selectFrom('form_version')
    .select('definition')
    .where('id', '=', application.form_version_id)
    .executeTakeFirstOrThrow()
  const revision = await db
    .selectFrom('application_revision')
    .select('answers')
    .where('application_id', '=', application.id)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const parties = await db
    .selectFrom('application_party as party')
    .innerJoin('organisation', 'organisation.id', 'party.organisation_id')
    .select(['organisation.name', 'party.role'])
    .where('party.application_id', '=', application.id)
    .orderBy('organisation.name')
    .execute()
  return {
    application,
    form: JSON.parse(form.definition),
    answers: revision ? JSON.parse(revision.answers) : {},
    parties,
  }
}

interface Words {
  readonly t: Translate
  readonly language: string
  readonly currency: string
  readonly zone: string
  /** The closed list of the call: an answer holds only their codes. */
  readonly activityTypes: NonNullable<FormField['choices']>
}

type CellKind = FormField['kind']

/** One answer as people read it; money is in minor units, choices are keys. */
function cellText(
  value: string | null | undefined,
  kind: CellKind,
  choices: FormField['choices'],
  { language, currency }: Words,
): string {
  if (value === null || value === undefined || value === '') return ''
  if (kind === 'money' && /^-?\d+$/.test(value)) return formatAmount(Number(value), currency, language)
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, language)
  const choice = choices?.find(({ key }) => key === value)
  return choice ? inLanguage(choice.label, language) : value
}

const isRow = (value: unknown): value is AnswerRow => typeof value === 'object' && value !== null

/** Rows of a table as lines: each cell with the name of its column. */
function rowLines(field: FormField, rows: readonly AnswerRow[], words: Words): string {
  const columns = field.columns ?? []
  const named = (row: AnswerRow) =>
    columns.length > 0
      ? columns.flatMap(column => {
          const shown = cellText(row[column.key], column.kind, column.choices, words)
          return shown === '' ? [] : `${inLanguage(column.label, words.language)}: ${shown}`
        })
      : Object.values(row).flatMap(value => (value === null || value === '' ? [] : value))
  return rows.map((row, index) => `${index + 1}. ${named(row).join(' · ')}`).join('\n')
}

function answerText(field: FormField, answer: Answer | undefined, words: Words): string {
  if (answer === undefined || answer === null) return ''
  if (typeof answer === 'string') return cellText(answer, field.kind, field.choices, words)
  const rows = answer.filter(isRow)
  if (rows.length > 0) return rowLines(field, rows, words)
  const choices = takesActivityTypes(field) ? words.activityTypes : field.choices
  return (answer as readonly string[]).map(key => cellText(key, field.kind, choices, words)).join(', ')
}

function addFacts(book: DocumentBuilder, { application, parties }: Summary, lot: string, words: Words) {
  const { t, currency } = words
  const head = (key: string) => t(`documents.grants.${key}`)
  const sheet = book.sheet<'label' | 'value'>({
    key: 'summary',
    name: head('sheet.summary'),
    orientation: 'portrait',
    columns: [
      { key: 'label', header: head('question'), width: 34, format: 'text' },
      { key: 'value', header: head('answerGiven'), width: 66, format: 'text' },
    ],
  })
  const money = (minor: number | null) => (minor === null ? blank() : cents(minor, currency))
  sheet.title(head('applicationSummary'))
  if (application.invented === 1) sheet.note(t('documents.inventedNote'))
  sheet.meta(head('reference'), application.reference_no)
  sheet.meta(head('project'), application.title || t('documents.notStated'))
  sheet.meta(head('applicant'), applicantName(t, application.applicant_name))
  for (const { name, role } of parties) sheet.meta(t(`applicantRole.${role}`), name)
  sheet.meta(head('lot'), lot || t('documents.notStated'))
  sheet.meta(head('state'), t(`applicationState.${application.state}`))
  sheet.meta(
    head('receivedAt'),
    application.received_at === null
      ? t('documents.notStated')
      : formatZoned(application.received_at, words.zone, words.language),
  )
  sheet.meta(t('documents.grants.requested', { currency }), money(application.requested_minor))
  sheet.meta(t('documents.grants.totalBudget', { currency }), money(application.total_minor))
  sheet.blank()
  return sheet
}

/** Kinds of activity that the call admits, as their codes and texts. */
async function activityTypesOf(db: Reader, paper: PaperCall): Promise<Words['activityTypes']> {
  const rows = await db
    .selectFrom('call_item')
    .select(['id', 'code'])
    .where('call_id', '=', paper.call.id)
    .where('kind', '=', 'activity_type')
    .orderBy('position')
    .execute()
  return rows.map(({ id, code }) => ({
    key: code,
    label: { [paper.language]: `${code} ${paper.text(id, 'text')}`.trim() },
  }))
}

/** One application as it was sent, on its own version of the form, on a few pages. */
export const applicationSummary = defineDocument({
  id: 'application-summary',
  titleKey: 'documents.grants.applicationSummary',
  families: [],
  formats: ['pdf', 'docx'],
  parameters: z.strictObject({
    call: callParameter,
    application: z.string().trim().min(1).max(60).meta({ title: 'documents.parameter.application' }),
    language: languageParameter.default('en'),
  }),
  example: { call: 'XK-G1', application: 'XK-G1-001', language: 'en' },
  compose: async (db, { call, application }, tools) => {
    const paper = await loadPaperCall(db, call, tools.language)
    const found = await readSummary(db, paper.call.id, application, tools.readerId)
    const words: Words = {
      t: tools.translate,
      language: tools.language,
      currency: paper.call.currency,
      zone: paper.call.zone,
      activityTypes: await activityTypesOf(db, paper),
    }
    const book = openPaper(tools, paper, {
      id: 'application-summary',
      titleKey: 'documents.grants.applicationSummary',
      part: found.application.reference_no,
    })
    const sheet = addFacts(book, found, paper.lotName(found.application.lot_id), words)
    for (const section of found.form.sections) {
      sheet.title(inLanguage(section.label, tools.language))
      for (const field of section.fields) {
        const value = answerText(field, found.answers[field.key], words)
        sheet.row('line', null, {
          label: inLanguage(field.label, tools.language),
          value: value || tools.translate('documents.grants.notAnswered'),
        })
      }
    }
    return book
  },
})
