/** Bounds that keep a hostile or careless file from filling memory or running for minutes. */
export type ReadingLimits = {
  /** Bytes of the file as it lies on disk. */
  readonly fileBytes: number
  /** Files inside the zip container. */
  readonly entries: number
  /** Bytes of all files of the container, unpacked. */
  readonly unpackedBytes: number
  /** Bytes of one unpacked file; one JavaScript string has to hold its largest text. */
  readonly entryBytes: number
  /** Unpacked divided by packed size of one file; only files above `ratioFloorBytes` are judged. */
  readonly ratio: number
  readonly ratioFloorBytes: number
  /** Cells of all sheets, counted as rows times the columns up to the last filled one. */
  readonly cells: number
  readonly sheets: number
  /** Merged ranges of one sheet; a sheet made only to be slow has hundreds of thousands. */
  readonly merges: number
  /** Nesting of XML elements; spreadsheet parts stay below 20. */
  readonly xmlDepth: number
}

const MIB = 1024 * 1024

/**
 * What a real workbook of a coalition never reaches: 50,000 rows of 12 columns are 4.5 MB packed, 50 MB
 * unpacked, 600,000 cells. Spreadsheet XML packs at most about 1:100, a bomb at 1:1000.
 */
export const DEFAULT_LIMITS: ReadingLimits = {
  fileBytes: 64 * MIB,
  entries: 4000,
  unpackedBytes: 512 * MIB,
  entryBytes: 384 * MIB,
  ratio: 200,
  ratioFloorBytes: MIB,
  cells: 6_000_000,
  sheets: 500,
  merges: 200_000,
  xmlDepth: 128,
}
