import { dayNumber, fromDayNumber, type PlainDate } from './plain-date.ts'

/** Day number of the fictive 1899-12-30, from which serials after February 1900 count. */
const EPOCH_1900 = dayNumber('1899-12-30')
const EPOCH_1904 = dayNumber('1904-01-01')
/** Serial 60 is 29 February 1900, a day that only spreadsheets know. */
const PHANTOM = 60
const LAST = dayNumber('9999-12-31') - EPOCH_1900

/**
 * Spreadsheet serial of a day in the 1900 system, without time zones. Undefined before 1900, where
 * spreadsheets have no dates.
 * @example toExcelSerial('2023-07-01') // 45108
 */
export function toExcelSerial(date: PlainDate): number | undefined {
  const serial = dayNumber(date) - EPOCH_1900
  if (serial > PHANTOM) return serial
  return serial >= 2 ? serial - 1 : undefined
}

/**
 * The day of a spreadsheet serial; the time of day (fraction) is dropped. Undefined for what is no day:
 * below 1, the phantom 29 February 1900, after 9999. `date1904` is the workbook's setting.
 * @example fromExcelSerial(45108.75) // '2023-07-01'
 */
export function fromExcelSerial(serial: number, date1904 = false): PlainDate | undefined {
  if (!Number.isFinite(serial)) return undefined
  const day = Math.floor(serial)
  if (date1904) return day < 0 || day > LAST - 1462 ? undefined : fromDayNumber(EPOCH_1904 + day)
  if (day < 1 || day === PHANTOM || day > LAST) return undefined
  return fromDayNumber(EPOCH_1900 + day + (day < PHANTOM ? 1 : 0))
}
