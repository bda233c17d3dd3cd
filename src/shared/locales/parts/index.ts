import shellEn from './shell.en.json' with { type: 'json' }
import shellSq from './shell.sq.json' with { type: 'json' }

/**
 * Messages of single features, one pair of files each (`ledger.en.json`, `ledger.sq.json`), so that features can
 * grow apart. A test refuses a file that is not named here.
 */
export const partsEn = { ...shellEn } as const

export const partsSq = { ...shellSq } as const
