/** Office programs keep such files beside an open one; they are no documents. */
const isLockFile = (name: string): boolean => /^\.?~/.test(name) || name.startsWith('.')

/** `pack-2` stands before `pack-10`, as the desktop shows a folder. */
const IN_ORDER = new Intl.Collator('en', { numeric: true })

/** The names of a folder that end in one of `accept` (`.xlsx`, lower case), in the order of the alphabet; all when it is empty. */
export const offeredBy = (names: readonly string[], accept: readonly string[]): readonly string[] =>
  names
    .filter(name => !isLockFile(name))
    .filter(name => accept.length === 0 || accept.some(ending => name.toLowerCase().endsWith(ending)))
    .toSorted((a, b) => IN_ORDER.compare(a, b))
