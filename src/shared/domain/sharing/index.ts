export { type EntryPart, type ProjectPart, type SharedOut, type SharePart, shareOut } from './share-out.ts'
