const SIGNIFICANT = 15

/** Writes 1.5e-7 and 1e21 as plain digits. */
function withoutExponent(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/i.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

const trimmed = (text: string): string => {
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return plain === '-0' ? '0' : plain
}

/**
 * The exact decimal text of a stored number as a spreadsheet shows it: 15 significant digits, which removes
 * the noise of binary fractions. Undefined when the stored text is no number.
 * @example numberText('0.30000000000000004') // '0.3'; numberText('1E-3') // '0.001'
 */
export function numberText(stored: string): string | undefined {
  if (/^-?(0|[1-9]\d{0,14})$/.test(stored)) return stored === '-0' ? '0' : stored
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(stored)) return undefined
  const value = Number(stored)
  if (!Number.isFinite(value)) return undefined
  return trimmed(withoutExponent(value.toPrecision(SIGNIFICANT)))
}
