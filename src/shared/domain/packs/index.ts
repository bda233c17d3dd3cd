export {
  type CellReading,
  type CellTrouble,
  columnLetters,
  dateTyped,
  decimalTyped,
  type PackCell,
  type PackCells,
  readAs,
  shownCell,
  typedIn,
  unreadable,
  yesOrNo,
} from './cells.ts'
export { type CellsOf, faultAt, KEY_COLUMN, type KeyedRow, keyFaults, type PackFault } from './structure.ts'
