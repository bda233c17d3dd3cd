import type { Content } from 'pdfmake/interfaces'
import type { DocumentModel, Translate } from '../../model/document-model.ts'
import { displayInstant } from '../display-text.ts'
import { PALETTE } from '../palette.ts'
import { printableText } from '../safe-text.ts'
import { MARGINS, type Orientation, type PdfEngine, pageSize } from './engine.ts'

const SMALL = 6.5
const SHORT_HASH = 12
const GREY = `#${PALETTE.quiet}`
/** Room for the number of pages, which is known only at the end. */
const TOTAL_WIDTH = 18

const line = (text: string): string => printableText(text).replaceAll('\n', ' ')
const shortHash = (hash: string): string => `${hash.slice(0, SHORT_HASH)}…`

const rule = (orientation: Orientation, y: number): Content => ({
  canvas: [
    {
      type: 'line',
      x1: 0,
      x2: pageSize(orientation).width - MARGINS.left - MARGINS.right,
      y1: y,
      y2: y,
      lineWidth: 0.5,
      lineColor: `#${PALETTE.rule}`,
    },
  ],
})

/** Title and contract at the head of each page. */
export function pageHeader(model: DocumentModel, orientation: Orientation): Content {
  const style = { fontSize: SMALL + 0.5, color: GREY, noWrap: true }
  return {
    margin: [MARGINS.left, 20, MARGINS.right, 0],
    stack: [
      {
        columns: [
          { text: line(model.title), width: '*', ...style },
          { text: line(model.properties.contract), width: '*', alignment: 'right', ...style },
        ],
        columnGap: 16,
      },
      rule(orientation, 3),
    ],
  }
}

/** Who made the document and when, and from which data, at the foot of each page. */
export function pageFooter(
  model: DocumentModel,
  orientation: Orientation,
  dataHash: string,
  translate: Translate,
): Content {
  const { meta, language } = model
  const person = translate(
    meta.authenticated ? 'documentsRender.provenance.proved' : 'documentsRender.provenance.notProved',
    { name: meta.generatedBy },
  )
  const style = { fontSize: SMALL, color: GREY }
  return {
    margin: [MARGINS.left, 10, MARGINS.right, 0],
    stack: [
      rule(orientation, 0),
      {
        margin: [0, 4, 0, 0],
        text: line(
          translate('documentsRender.generated', {
            instant: displayInstant(meta.generatedAt, language),
            person,
          }),
        ),
        ...style,
      },
      {
        text: line(
          translate('documentsRender.fingerprints', {
            dataHash: shortHash(dataHash),
            auditHead: shortHash(meta.auditHead),
          }),
        ),
        ...style,
      },
    ],
  }
}

/**
 * Writes "Page 3 of 120" on each page. The total is one small drawing that all pages refer to and that is
 * filled in at the end, so pages can be written before their number is known.
 */
export class PageNumbers {
  readonly #engine: PdfEngine
  readonly #total: ReturnType<PdfEngine['document']['ref']>
  readonly #before: (page: number) => string

  constructor(engine: PdfEngine, translate: Translate) {
    this.#engine = engine
    const font = engine.font()
    this.#before = page => translate('documentsRender.page', { page, pages: '' }).trimEnd()
    this.#total = engine.document.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, -3, TOTAL_WIDTH, SMALL + 2],
      Resources: { Font: { [font.id]: font.ref() } },
    })
    let page = 0
    engine.document.on('pageAdded', () => {
      page += 1
      this.#write(page)
    })
  }

  #write(page: number): void {
    const { document } = this.#engine
    const text = this.#before(page)
    const font = this.#engine.font()
    const right = document.page.width - MARGINS.right
    const y = document.page.height - MARGINS.bottom + 14
    const space = SMALL * 0.3
    const start = right - TOTAL_WIDTH
    document._font = font
    document.fontSize(SMALL).fillColor(GREY)
    document.text(text, start - font.widthOfString(text, SMALL) - space, y, { lineBreak: false })
    document.page.xobjects['Total'] = this.#total
    // The page's own coordinates run downwards; the drawing's run upwards from the base line.
    document.addContent(`q 1 0 0 -1 ${start.toFixed(2)} ${(y + SMALL * 1.069).toFixed(2)} cm /Total Do Q`)
  }

  /** Fills in the number of pages; before the document ends. */
  finish(pages: number): void {
    const font = this.#engine.font()
    const [glyphs] = font.encode(String(pages))
    this.#total.end(`0.35 g BT /${font.id} ${SMALL} Tf 0 0 Td <${glyphs.join('')}> Tj ET`)
  }
}
