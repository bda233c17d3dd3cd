/** Column definitions that several migrations share. A released step must not change its meaning, so these don't either. */

export const MONEY = (column: string) =>
  `${column} INTEGER NOT NULL CHECK (${column} BETWEEN -9007199254740991 AND 9007199254740991)`
export const MONEY_OR_NULL = (column: string) =>
  `${column} INTEGER CHECK (${column} BETWEEN -9007199254740991 AND 9007199254740991)`
/** date() normalises 30 February to 1 or 2 March, so only real days survive the comparison. */
export const DAY = (column: string) =>
  `${column} TEXT NOT NULL CHECK (${column} IS date(${column}) AND length(${column}) = 10)`
export const DAY_OR_NULL = (column: string) =>
  `${column} TEXT CHECK (${column} IS NULL OR (${column} IS date(${column}) AND length(${column}) = 10))`
export const CURRENCY = (column: string) =>
  `${column} TEXT NOT NULL CHECK (length(${column}) = 3 AND ${column} = upper(${column}))`
export const FLAG = (column: string) => `${column} INTEGER NOT NULL DEFAULT 0 CHECK (${column} IN (0, 1))`
export const ROW = 'id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1'
/** Searched tables carry their own integer key: VACUUM may renumber an implicit rowid, and the search index refers to it. */
export const SEARCHED_ROW =
  'row_no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1'
export const ONE_OF = (column: string, values: readonly string[]) =>
  `${column} TEXT NOT NULL CHECK (${column} IN (${values.map(value => `'${value}'`).join(', ')}))`
