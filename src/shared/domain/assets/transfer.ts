import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { RecipientKind } from '#shared/kernel/project-words.ts'
import { here, type Notice, notice, type Verdict } from '../notices/index.ts'
import { needsTransferProof } from '../reports/index.ts'

export { RECIPIENT_KINDS, type RecipientKind } from '#shared/kernel/project-words.ts'

export type TransferredAsset = {
  readonly inventoryNo: string
  readonly description: string
  readonly purchasedOn: PlainDate
  /** In minor units of the project's currency. */
  readonly costMinor: number
  readonly currency: string
  /** The deed of transfer is attached to the entry that bought it. */
  readonly hasDeed: boolean
  readonly isTransferred: boolean
}

export type AssetTransfer = {
  readonly recipientKind: RecipientKind
  readonly transferredOn: PlainDate
  /** Number and date of the donor's written consent. */
  readonly authorisation: string
}

export type TransferContext = {
  readonly today: PlainDate
  /** Cost above which the deed is attached to the final report (`asset_transfer_limit`); null where the contract names none. */
  readonly limitMinor: number | null
  readonly projectEnd: PlainDate | null
}

const rule = (code: string, act: string | null, details: Notice['details'] = {}): Notice =>
  notice('asset', code, act === null ? null : here(act), details)

const named = (asset: TransferredAsset) => ({
  asset: asset.inventoryNo === '' ? asset.description : `${asset.inventoryNo} ${asset.description}`,
})

/**
 * Whether an asset may change hands (donor-formats.md 1.6, S6): it hasn't yet, not before it was bought nor in the
 * future, with the donor's written authorisation unless it goes to final beneficiaries, and with the deed attached
 * when it cost more than the contract's limit (EU-15). Warnings: after the end of the project; at or below the limit
 * the proof is kept.
 */
export function transferVerdict(
  asset: TransferredAsset,
  { recipientKind, transferredOn, authorisation }: AssetTransfer,
  { today, limitMinor, projectEnd }: TransferContext,
): Verdict {
  const blockers: Notice[] = []
  const warnings: Notice[] = []
  const name = named(asset)
  if (asset.isTransferred) blockers.push(rule('AlreadyTransferred', null, name))
  if (transferredOn < asset.purchasedOn)
    blockers.push(rule('BeforePurchase', null, { ...name, date: transferredOn, bought: asset.purchasedOn }))
  if (transferredOn > today) blockers.push(rule('TransferInFuture', null, { ...name, date: transferredOn }))
  if (recipientKind !== 'final_beneficiary' && authorisation.trim() === '')
    blockers.push(rule('AuthorisationMissing', null, name))
  if (limitMinor !== null && needsTransferProof(asset.costMinor, limitMinor)) {
    const details = {
      ...name,
      cost: { minor: asset.costMinor, currency: asset.currency },
      limit: { minor: limitMinor, currency: asset.currency },
    }
    if (!asset.hasDeed) blockers.push(rule('DeedMissing', 'attachDeed', details))
  } else if (!asset.hasDeed) warnings.push(rule('KeepDeed', null, name))
  if (projectEnd !== null && transferredOn > projectEnd)
    warnings.push(rule('AfterEnd', null, { ...name, date: transferredOn, end: projectEnd }))
  return { blockers, warnings }
}
