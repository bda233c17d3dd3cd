import { createRequire } from 'node:module'
import type {} from 'pdfkit'
import type { Content, CustomTableLayout, Style } from 'pdfmake/interfaces'

/**
 * Parts of pdfmake 0.3.11 that its own types leave out. They are used directly because its public call
 * keeps the whole document in memory; with them a document is laid out and written part by part. The version
 * is pinned, and the document tests read what comes out.
 */

export type FontFiles = {
  readonly normal: string
  readonly bold: string
  readonly italics: string
  readonly bolditalics: string
}

export type Files = {
  readonly existsSync: (name: string) => boolean
  readonly readFileSync: (name: string) => Buffer
}

export interface PartFont {
  readonly id: string
  layoutCache: object | undefined
  ref(): object
  encode(text: string): [encoded: string[], positions: object[]]
  widthOfString(text: string, size: number): number
}

export interface PartDocument extends PDFKit.PDFDocument {
  provideFont(family: string, bold: boolean, italics: boolean): PartFont
  readonly fontCache: Record<string, Record<string, PartFont>>
  _font: PartFont
}

export type PartDocumentClass = new (
  fonts: Record<string, FontFiles>,
  images: Record<string, never>,
  patterns: Record<string, never>,
  attachments: Record<string, never>,
  options: object,
  files: Files,
  localAccessPolicy: (path: string) => boolean,
) => PartDocument

/** Things drawn on a page; lines of text keep what their runs were given, here the tag of a unit. */
export type Page = {
  readonly items: readonly { readonly item: { readonly inlines?: readonly { readonly unit?: number }[] } }[]
}
export type PageFrame = (page: number, pages: number) => Content

export interface PartLayout {
  registerTableLayouts(layouts: Record<string, CustomTableLayout>): void
  layoutDocument(
    content: Content,
    document: PartDocument,
    styles: Record<string, Style>,
    defaultStyle: Style,
    background: null,
    header: PageFrame,
    footer: PageFrame,
  ): Page[]
}

export type PartLayoutClass = new (
  pageSize: { readonly width: number; readonly height: number; readonly orientation: string },
  pageMargins: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  },
  svgMeasure: null,
) => PartLayout

export interface PartRenderer {
  renderPages(pages: readonly Page[]): void
}

export type PartRendererClass = new (document: PartDocument) => PartRenderer

type Part<T> = { readonly default: T }

/** Required rather than imported: programs disagree on what the default of such a module is. */
const require = createRequire(import.meta.url)
const documentPart: Part<PartDocumentClass> = require('pdfmake/js/PDFDocument.js')
const layoutPart: Part<PartLayoutClass> = require('pdfmake/js/LayoutBuilder.js')
const rendererPart: Part<PartRendererClass> = require('pdfmake/js/Renderer.js')

export const PdfDocument = documentPart.default
export const PdfLayout = layoutPart.default
export const PdfRenderer = rendererPart.default
