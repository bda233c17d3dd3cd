import { type CallTerms, callTerms } from '#backend/features/awards/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { DocumentId } from '#shared/contract/documents.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { DocumentTools } from '../definition.ts'
import { createDocument, type DocumentBuilder } from '../model/index.ts'
import { fileStem } from './values.ts'

/** A call as its papers name it, in one language. */
export interface PaperCall extends CallTerms {
  readonly language: string
  /** A text of the call by record and field, in the language, else in English; nothing where there is none. */
  readonly text: (recordId: string, field: string) => string
  readonly lotName: (lotId: string | null) => string
}

type Texts = Readonly<Record<string, string>>

/** The text of the language, else English, else any. */
export const inLanguage = (texts: Texts, language: string): string =>
  texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? ''

/** The call of a code with its texts. Throws NotFound for an unknown code. */
export async function loadPaperCall(db: Reader, code: string, language: string): Promise<PaperCall> {
  const row = await db.selectFrom('grant_call').select('id').where('code', '=', code).executeTakeFirst()
  if (!row)
    throw new ProblemError(problem('NotFound', 'documents.error.unknownCall', { field: 'call', call: code }))
  const terms = await callTerms(db, row.id)
  const stored = await db
    .selectFrom('call_text')
    .select(['record_id', 'field', 'language', 'text'])
    .where('call_id', '=', row.id)
    .where('language', 'in', [language, 'en'])
    .execute()
  const texts = new Map<string, Record<string, string>>()
  for (const { record_id, field, language: of, text } of stored) {
    const key = `${record_id} ${field}`
    texts.set(key, { ...texts.get(key), [of]: text })
  }
  const text = (recordId: string, field: string) =>
    inLanguage(texts.get(`${recordId} ${field}`) ?? {}, language)
  const lotName = (lotId: string | null) => {
    const lot = terms.lots.find(({ id }) => id === lotId)
    return lot ? `${lot.code} ${text(lot.id, 'title') || lot.title}` : ''
  }
  return { ...terms, language, text, lotName }
}

/** Starts a paper of a call: title, file name and properties as every paper has them. */
export function openPaper(
  { language, translate, meta }: DocumentTools,
  { call, scheme }: PaperCall,
  { id, titleKey, part }: { readonly id: DocumentId; readonly titleKey: string; readonly part?: string },
): DocumentBuilder {
  return createDocument({
    id,
    title: `${translate(titleKey)} – ${call.code}`,
    fileStem: fileStem(call.code, part ?? 'call', id, meta.generatedAt.slice(0, 10)),
    language,
    properties: { creator: meta.generatedBy, contract: call.code, subject: `${scheme.code} ${call.title}` },
    translate,
  })
}
