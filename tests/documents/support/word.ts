import { SaxesParser } from 'saxes'
import { readParts } from './archive.ts'

/** Throws where XML is not well-formed. */
export const requireWellFormed = (xml: string): void => {
  new SaxesParser().write(xml).close()
}
/** Body of a Word file as plain text. */
export const wordText = async (file: string) =>
  ((await readParts(file)).get('word/document.xml')?.xml ?? '')
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
