import type { FileHandle } from 'node:fs/promises'
import type { Content, CustomTableLayout } from 'pdfmake/interfaces'
import type { DocumentModel } from '../../model/document-model.ts'
import { printableText } from '../safe-text.ts'
import { FONT, FONT_FILES, fontFiles } from './fonts.ts'
import {
  type Page,
  type PageFrame,
  type PartDocument,
  type PartFont,
  type PartRenderer,
  PdfDocument,
  PdfLayout,
  PdfRenderer,
} from './pdfmake-parts.ts'

/** Points. */
export const MARGINS = { left: 30, top: 44, right: 30, bottom: 44 } as const
const A4 = { short: 595.28, long: 841.89 } as const

export type Orientation = 'landscape' | 'portrait'

export const pageSize = (orientation: Orientation) =>
  orientation === 'landscape'
    ? { width: A4.long, height: A4.short, orientation }
    : { width: A4.short, height: A4.long, orientation }

/** Points between the margins. */
export const pageWidth = (orientation: Orientation): number =>
  pageSize(orientation).width - MARGINS.left - MARGINS.right

const line = (text: string): string => printableText(text).replaceAll('\n', ' ')

/** The finished part of a PDF goes to the file as it arises; only the page at work is in memory. */
export class PdfEngine {
  readonly document: PartDocument
  readonly #layouts: Record<string, CustomTableLayout>
  readonly #renderer: PartRenderer
  #bookmark: string | null = null
  pages = 0

  constructor(model: DocumentModel, layouts: Record<string, CustomTableLayout>) {
    const made = new Date(model.meta.generatedAt)
    const options = {
      autoFirstPage: false,
      bufferPages: false,
      compress: true,
      pdfVersion: '1.7',
      lang: model.language,
      displayTitle: true,
      fontLayoutCache: true,
      font: null,
      info: {
        Title: line(model.title),
        Author: line(model.properties.creator),
        Subject: line(model.properties.subject),
        Keywords: line(model.properties.contract),
        Creator: `Regrant ${model.meta.appVersion}`,
        Producer: 'Regrant',
        CreationDate: made,
        ModDate: made,
      },
    }
    // No file but the fonts above, and no address is ever read: nothing here resolves any.
    this.document = new PdfDocument(FONT_FILES, {}, {}, {}, options, fontFiles, () => false)
    this.#layouts = layouts
    this.#renderer = new PdfRenderer(this.document)
    this.document.on('pageAdded', () => {
      if (this.#bookmark !== null) this.document.outline.addItem(this.#bookmark)
      this.#bookmark = null
    })
  }

  /** Names the next page in the reader's list of contents. */
  bookmark(name: string): void {
    this.#bookmark = line(name)
  }

  font(bold = false): PartFont {
    return this.document.provideFont(FONT, bold, false)
  }

  /** Breaks content into pages without drawing them. */
  layOut(content: Content[], orientation: Orientation, header: PageFrame, footer: PageFrame): Page[] {
    const builder = new PdfLayout(pageSize(orientation), MARGINS, null)
    builder.registerTableLayouts(this.#layouts)
    const style = { font: FONT, fontSize: 8.5, lineHeight: 1.05 }
    return builder.layoutDocument(content, this.document, {}, style, null, header, footer)
  }

  draw(pages: readonly Page[]): void {
    this.#renderer.renderPages(pages)
    this.pages += pages.length
    this.#forget()
  }

  /** Writes what has been drawn so far. */
  async flush(file: FileHandle): Promise<void> {
    for (let chunk: unknown = this.document.read(); chunk !== null; chunk = this.document.read())
      if (Buffer.isBuffer(chunk)) await file.write(chunk)
  }

  async finish(file: FileHandle): Promise<void> {
    this.document.end()
    for await (const chunk of this.document) if (Buffer.isBuffer(chunk)) await file.write(chunk)
  }

  /** The fonts remember the shape of every word they ever laid out. */
  #forget(): void {
    for (const styles of Object.values(this.document.fontCache))
      for (const font of Object.values(styles)) if (font.layoutCache) font.layoutCache = Object.create(null)
  }
}
