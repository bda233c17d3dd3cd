import type { z } from 'zod'
import type { Reader } from '#backend/rpc/context.ts'
import type { DocumentFormat, DocumentId } from '#shared/contract/documents.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import type { DocumentBuilder, DocumentMeta, Translate } from './model/index.ts'

/** What a layout needs beside its figures. */
export interface DocumentTools {
  readonly language: string
  readonly translate: Translate
  /** Whose sight the document keeps to (domain-rules.md rule 5); nobody's in the tests of a layout. */
  readonly readerId: string
  /** Who produces; never printed inside a figure's cell, so that the data hash doesn't depend on it. */
  readonly meta: DocumentMeta
}

/**
 * One donor document. The picker, the command line and the parameter form are generated from it.
 * `compose` reads within one snapshot and may keep reading while rows are streamed.
 */
export interface DocumentDefinition<P extends z.ZodType = z.ZodType> {
  readonly id: DocumentId
  readonly titleKey: string
  /** Donor families whose projects this document suits; the picker puts them first. */
  readonly families: readonly string[]
  readonly formats: readonly DocumentFormat[]
  readonly parameters: P
  /** Parameters that work in the demo workspace. */
  readonly example: Readonly<Record<string, JsonValue>>
  readonly compose: (db: Reader, parameters: z.output<P>, tools: DocumentTools) => Promise<DocumentBuilder>
}

/** Keeps the parameters' type inside one definition and forgets it in the registry. */
export const defineDocument = <P extends z.ZodType>(
  definition: DocumentDefinition<P>,
): DocumentDefinition => ({
  ...definition,
  compose: (db, parameters, tools) => definition.compose(db, definition.parameters.parse(parameters), tools),
})
