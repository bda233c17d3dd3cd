export { MadeEntries } from './made-entries.tsx'
export { partTexts } from './part-text.ts'
export { blankShare, SharesField, type ShareValues, sharesInput, shareValues } from './shares-field.tsx'
