import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { finished } from 'node:stream/promises'

/** Text gathered before it goes to the compressor: small chunks cost a call to its thread each. */
const CHUNK = 65_536

/** The library writes these two properties of a sheet in the order that the schema forbids. */
const PROPERTIES = /(<pageSetUpPr[^>]*\/>)(<outlinePr[^>]*\/>)/

/** Each height counts as set by hand then, and the row would not grow with what people type. */
const FIXED_HEIGHT = /^(<row r="\d+" ht="[\d.]+") customHeight="1"/

/** What the spreadsheet library writes: text, or its own growing buffer. */
export type Written = string | { toBuffer: () => Buffer }

/**
 * The stream of one sheet's XML. The library's own buffer never says "wait", so a long list would pile up in
 * memory; this one is a plain stream with back-pressure, filled in chunks.
 */
export class SheetSink {
  readonly stream = new PassThrough({ highWaterMark: CHUNK })
  #parts: string[] = []
  #size = 0
  #head = true

  write(data: Written): true {
    const text = typeof data === 'string' ? data : data.toBuffer().toString('utf8')
    const part = this.#head ? text.replace(PROPERTIES, '$2$1') : text.replace(FIXED_HEIGHT, '$1')
    this.#head = false
    this.#parts.push(part)
    this.#size += part.length
    if (this.#size >= CHUNK) this.#flush()
    return true
  }

  end(): void {
    this.#flush()
    this.stream.end()
  }

  /** The library pauses its buffer until the archive asks; this stream waits by itself. */
  pause(): void {
    this.#flush()
  }

  on(event: string, listener: () => void): this {
    this.stream.on(event, listener)
    return this
  }

  /** A promise while the compressor lags behind, otherwise nothing; throws once the file has failed. */
  lag(): Promise<void> | undefined {
    if (this.stream.errored) throw this.stream.errored
    return this.stream.writableNeedDrain ? once(this.stream, 'drain').then(() => undefined) : undefined
  }

  /** Resolves when the archive has taken everything. */
  finished(): Promise<void> {
    return finished(this.stream)
  }

  /** The file behind the archive has failed: whoever waits here must hear of it. */
  fail(error: Error): void {
    this.#parts = []
    this.#size = 0
    // Heard by whoever waits; without any listener it would end the process.
    this.stream.on('error', () => undefined)
    this.stream.destroy(error)
  }

  #flush(): void {
    if (this.#size === 0) return
    this.stream.write(Buffer.from(this.#parts.join('')))
    this.#parts = []
    this.#size = 0
  }
}
