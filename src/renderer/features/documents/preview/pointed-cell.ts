/** A cell that another screen points to; row and column count from 1. */
export type PointedCell = { readonly row: number; readonly column: number }

/** @example pointedCell('AB12') // { row: 12, column: 28 } */
export function pointedCell(address: string | null): PointedCell | null {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d+)$/.exec(address ?? '') ?? []
  if (letters === '') return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(row), column }
}
