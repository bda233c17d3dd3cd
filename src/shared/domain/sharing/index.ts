export { type SharePlace, sharePlace } from './place.ts'
export {
  type EntryPart,
  missingShare,
  type ProjectPart,
  type SharedOut,
  type SharePart,
  shareOut,
} from './share-out.ts'
