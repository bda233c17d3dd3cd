/** Colours of produced documents, RRGGBB; the same on paper and in the workbook. */
export const PALETTE = {
  ink: '1B1F24',
  quiet: '5A626B',
  title: '1F3864',
  bandFill: '1F3864',
  bandInk: 'FFFFFF',
  headerFill: 'DCE4F2',
  headingFill: 'EEF2F9',
  subtotalFill: 'F3F4F6',
  totalFill: 'DFE5EF',
  inputFill: 'FFFAD1',
  rule: 'C3C9D1',
  strongRule: '5A626B',
  okFill: 'DDF2E1',
  okInk: '14532D',
  differenceFill: 'FBDEDC',
  differenceInk: '8C1D18',
} as const
