import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { ProblemError } from '#shared/kernel/errors.ts'
import { reasonOf, refuse } from './refuse.ts'

export type XmlAttributes = { readonly [name: string]: string }

export type XmlHandlers = {
  /** Element names come without their prefix: some makers write `x:row`. */
  readonly open?: (name: string, attributes: XmlAttributes, line: number) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

export type XmlSource = {
  /** Named in messages: the part of the workbook or the file. */
  readonly part: string
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  readonly maxDepth: number
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of `r:id` and the like, whatever prefix the file gives the namespace. */
export function prefixedAttribute(attributes: XmlAttributes, local: string): string | undefined {
  for (const [name, value] of Object.entries(attributes))
    if (name !== local && localName(name) === local) return value
  return attributes[local]
}

/** UTF-16 only with a byte order mark, else UTF-8; bytes that are neither are an error, not question marks. */
function decoderFor(first: Uint8Array): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  return new TextDecoder('utf-8', { fatal: true })
}

type Plain = { readonly xmlns: false; readonly position: true }

function parserFor(source: XmlSource, handlers: XmlHandlers): SaxesParser<Plain> {
  const parser = new SaxesParser<Plain>({ xmlns: false, position: true })
  let depth = 0
  parser.on('doctype', () => {
    throw refuse('import.xml.doctype', { part: source.part })
  })
  parser.on('error', error => {
    throw refuse('import.xml.broken', { part: source.part, line: parser.line, reason: reasonOf(error) })
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1
    if (depth > source.maxDepth) throw refuse('import.xml.tooDeep', { part: source.part })
    handlers.open?.(localName(tag.name), tag.attributes, parser.line)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1
    handlers.close?.(localName(tag.name))
  })
  if (handlers.text) {
    parser.on('text', handlers.text)
    parser.on('cdata', handlers.text)
  }
  return parser
}

/**
 * Reads one XML text in pieces. Document types are refused before anything in them is looked at, so no
 * entity is ever expanded and no other file or address opened.
 */
export async function readXml(source: XmlSource, handlers: XmlHandlers): Promise<void> {
  const parser = parserFor(source, handlers)
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of source.chunks) {
      decoder ??= decoderFor(chunk)
      parser.write(decoder.decode(chunk, { stream: true }))
    }
    parser.write(decoder?.decode() ?? '')
    parser.close()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw refuse('import.xml.broken', { part: source.part, line: parser.line, reason: reasonOf(error) })
  }
}
