/**
 * A row becomes one entry only. Once that entry was posted and reversed, the corrected row becomes another one,
 * under the file's name with a number: `ledger.xlsx`, then `ledger.xlsx (2)`.
 */
export const sourceName = (file: string, generation: number): string =>
  generation === 1 ? file : `${file} (${generation})`

/** The file that a stored name means. @example fileOfSource('ledger.xlsx (2)') // 'ledger.xlsx' */
export const fileOfSource = (name: string): string => name.replace(/ \(\d{1,2}\)$/, '')
