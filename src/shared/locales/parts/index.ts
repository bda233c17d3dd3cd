/**
 * Messages of single features, one pair of files each (`ledger.en.json`, `ledger.sq.json`), so that features can
 * grow apart. A test refuses a file that is not named here.
 */
export const partsEn = {} as const

export const partsSq = {} as const
