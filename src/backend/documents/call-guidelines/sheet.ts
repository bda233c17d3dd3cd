import type { DocumentBuilder, Translate } from '../model/index.ts'

export type GuidelineColumn = 'code' | 'text' | 'first' | 'second' | 'third'
export type GuidelineSheet = ReturnType<typeof sheetOf>
export type Words = { readonly t: Translate; readonly language: string }

/** The one sheet of the guidelines: running text, and tables of lots and points. */
export const sheetOf = (book: DocumentBuilder, t: Translate) =>
  book.sheet<GuidelineColumn>({
    key: 'guidelines',
    name: t('documents.guidelines.sheet'),
    orientation: 'portrait',
    columns: [
      { key: 'code', header: '', width: 12, format: 'text' },
      { key: 'text', header: '', width: 44, format: 'text' },
      { key: 'first', header: '', width: 17, format: 'money' },
      { key: 'second', header: '', width: 17, format: 'money' },
      { key: 'third', header: '', width: 17, format: 'money' },
    ],
  })

/** Running text in the paragraphs somebody typed it in; nothing where there is none. */
export function addText(sheet: GuidelineSheet, title: string, body: string): void {
  if (body.trim() === '') return
  sheet.title(title)
  for (const part of body.split('\n')) if (part.trim() !== '') sheet.paragraph(part.trim())
}
