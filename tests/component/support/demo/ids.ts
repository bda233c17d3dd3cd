/** A readable id: `idOf('project', 1)`. */
export function idOf(kind: string, number: number): string {
  const seed = [...kind].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffff, 7)
  return `0198${seed.toString(16).padStart(4, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`
}

export const SOE11 = idOf('project', 1)
export const SCHEME = idOf('project', 2)

/** An amount of euro cents. */
export const eur = (minor: number) => ({ minor, currency: 'EUR' })
