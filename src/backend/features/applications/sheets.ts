import type { CommandContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { readProjectSheets, type SheetText, sheetField } from '#shared/domain/applications/index.ts'
import type { Answers, FormDefinition, FormField } from '#shared/domain/calls/index.ts'
import { insertDraft } from './draft.ts'
import { currentFormId, openForm, requireCall } from './form.ts'
import { requireTakesIn } from './guards.ts'

type Sheet = ParsedInputOf<'intake.storeSheets'>['sheets'][number]

const PARTS: readonly SheetText[] = ['name', 'summary', 'goals', 'targetGroups', 'activities']

/** What a pasted text is, sheet by sheet. */
export function readPasted(text: string): OutputOf<'intake.readSheets'> {
  const { kind, sheets, others } = readProjectSheets(text)
  return {
    kind,
    sheets: sheets.map(({ name, summary, goals, targetGroups, activities, line, missing }) => ({
      name,
      summary,
      goals,
      targetGroups,
      activities,
      line,
      nameMissing: name === '',
      missing: [...missing],
    })),
    others: others.map(other => ({ ...other })),
  }
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** Puts a text into a field of the form: as it is, or line by line into the first text column of a table. */
function answerFor(field: FormField, text: string, asOneRow: boolean): Answers[string] {
  const column = field.columns?.find(known => known.kind === 'text')
  if (!column) return text
  const rows = asOneRow ? [text] : lines(text)
  return rows.map(row => ({ [column.key]: row }))
}

/** A sheet as answers of a form; parts that the form has no field for are left off. */
function answersFrom(definition: FormDefinition, sheet: Sheet): Answers {
  const answers: Record<string, Answers[string]> = {}
  for (const part of PARTS) {
    const field = sheetField(definition, part)
    const text = sheet[part]
    // Target groups and beneficiaries are one text, whatever lines it has.
    if (field && text.trim() !== '') answers[field.key] = answerFor(field, text, part === 'targetGroups')
  }
  return answers
}

/** What has to be looked at in a pasted sheet: target groups and beneficiaries are one text, and a name may be missing. */
const noteOf = (sheet: Sheet): string =>
  ['TargetGroupsTogether', ...(sheet.name.trim() === '' ? ['NameMissing'] : [])].join('; ')

/**
 * Stores pasted sheets as drafts, each marked for review; one whose very answers a draft of the call has is left alone.
 * Throws NotFound, Rule.CallNotOpen, Rule.NoForm.
 */
export async function storeSheets(
  context: CommandContext,
  { callId, language, sheets }: ParsedInputOf<'intake.storeSheets'>,
): Promise<OutputOf<'intake.storeSheets'>> {
  const { trx } = context
  const call = await requireCall(trx, callId)
  requireTakesIn(call)
  const form = await openForm(trx, await currentFormId(trx, callId))
  const stored = await trx
    .selectFrom('application_revision as revision')
    .innerJoin('application', 'application.id', 'revision.application_id')
    .select('revision.answers')
    .where('application.call_id', '=', callId)
    .where('application.intake', '=', 'sheet')
    .execute()
  const known = new Set(stored.map(({ answers }) => answers))
  let created = 0
  for (const sheet of sheets) {
    const answers = answersFrom(form.definition, sheet)
    const text = JSON.stringify(answers)
    if (known.has(text)) continue
    known.add(text)
    await insertDraft(context, {
      call,
      formVersionId: form.id,
      lotId: null,
      language,
      answers,
      applicantId: null,
      patronId: null,
      intake: 'sheet',
      reviewNote: noteOf(sheet),
    })
    created += 1
  }
  return { created, unchanged: sheets.length - created }
}
