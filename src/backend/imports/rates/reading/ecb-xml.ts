import { isCurrencyCode } from '#shared/kernel/currency.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { refuse } from '../../reading/refuse.ts'
import { readXml, type XmlAttributes } from '../../reading/xml.ts'
import {
  addRate,
  type Collector,
  finishReading,
  note,
  type RateParams,
  type RateReading,
  rateText,
  startCollector,
} from './reading.ts'

const XML_DEPTH = 32

/** A currency's element: <Cube currency="USD" rate="1.0565"/> inside the one of its day. */
function readRate(
  into: Collector,
  attributes: XmlAttributes,
  date: string,
  source: string,
  line: number,
): void {
  const { currency = '', rate = '' } = attributes
  const place = { sheet: '', row: line, column: currency, value: rate }
  const plain = rateText(rate)
  if (!isCurrencyCode(currency)) note(into, 'error', place, 'noCurrencyCode')
  else if (rate === '') note(into, 'error', place, 'noValue', { currency })
  else if (plain === undefined) note(into, 'error', place, 'badValue', { currency })
  else addRate(into, { source, base: 'EUR', currency, kind: 'day', date, rate: plain }, place)
}

/**
 * Reads the European Central Bank's reference rates as XML (one day, 90 days or the whole history): units of
 * each currency per one euro. Any other XML is refused by the name of its root.
 */
export async function readEcbXml(bytes: Buffer, fileName: string, params: RateParams): Promise<RateReading> {
  const into = startCollector()
  let root = ''
  let date = ''
  let days = 0
  const source = params.source ?? 'ECB'
  const openCube = (attributes: XmlAttributes, line: number): void => {
    const { time, currency, rate } = attributes
    if (time !== undefined) {
      days += 1
      date = isPlainDate(time) ? time : ''
      if (date === '') note(into, 'error', { sheet: '', row: line, column: 'time', value: time }, 'badPeriod')
    }
    if (date !== '' && (currency !== undefined || rate !== undefined))
      readRate(into, attributes, date, source, line)
  }
  const open = (name: string, attributes: XmlAttributes, line: number): void => {
    if (root === '') {
      root = name
      if (root !== 'Envelope')
        throw refuse('import.rates.unknownXml', { root: root.slice(0, 60), file: fileName })
    }
    if (name === 'Cube') openCube(attributes, line)
  }
  await readXml({ part: fileName, chunks: [bytes], maxDepth: XML_DEPTH }, { open })
  if (days === 0) throw refuse('import.rates.noRates', { file: fileName })
  return finishReading('ecb-xml', into)
}
