import type { ColumnFormat, DocumentBuilder, SheetBuilder, Translate } from '../model/index.ts'

export interface Register<K extends string> {
  readonly key: string
  readonly name: string
  /** Message key under which the column heads stand, as `documents.sida.chain`. */
  readonly words: string
  readonly currency?: string
  readonly columns: readonly (readonly [key: K, width: number, format: ColumnFormat])[]
  readonly note?: string
}

/** Starts a plain list as a sheet of its own: name as title, note, head; the caller adds its rows. */
export function openRegister<const K extends string>(
  book: DocumentBuilder,
  t: Translate,
  { key, name, words, currency = '', columns, note }: Register<K>,
): SheetBuilder<K> {
  const sheet = book.sheet<K>({
    key,
    name,
    columns: columns.map(([column, width, format]) => ({
      key: column,
      header: t(`${words}.${column}`, { currency }),
      width,
      format,
    })),
  })
  sheet.title(name)
  if (note !== undefined) sheet.note(note)
  return sheet.header()
}
