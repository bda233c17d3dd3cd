export {
  type EntryPart,
  missingShare,
  type ProjectPart,
  type SharedOut,
  type SharePart,
  shareOut,
} from './share-out.ts'
