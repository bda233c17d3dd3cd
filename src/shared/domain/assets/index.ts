export { pieceCosts } from './pieces.ts'
export {
  type AssetTransfer,
  RECIPIENT_KINDS,
  type RecipientKind,
  type TransferContext,
  type TransferredAsset,
  transferVerdict,
} from './transfer.ts'
