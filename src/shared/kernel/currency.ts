/** ISO 4217 currencies whose minor unit is not a hundredth; all others have 2 decimals. */
const EXCEPTIONS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

/**
 * Number of decimals of a currency (ISO 4217).
 * @example minorDigits('EUR') // 2; minorDigits('JPY') // 0
 */
export function minorDigits(currency: string): number {
  return Object.hasOwn(EXCEPTIONS, currency) ? (EXCEPTIONS[currency] ?? 2) : 2
}

/** True for three capital letters, the form of an ISO 4217 code. */
export const isCurrencyCode = (text: string): boolean => /^[A-Z]{3}$/.test(text)
