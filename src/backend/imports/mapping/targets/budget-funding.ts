import type { FundingKind } from '#shared/domain/budgets/index.ts'
import { field, type TargetField } from '../target.ts'

const of = (key: string, synonyms: string): TargetField => field('budget', key, 'amount', synonyms)

/** Columns for funders beyond the usual ones; more than this in one budget has not been met. */
const OTHERS = ['fundingOther1', 'fundingOther2', 'fundingOther3', 'fundingOther4', 'fundingOther5'] as const

/** Columns that say how much of a line each source pays, with the kind of source each of them means. */
export const FUNDING_COLUMN_KINDS: Readonly<Record<string, FundingKind>> = {
  fundingDonor: 'donor',
  fundingOwn: 'beneficiary',
  fundingInKind: 'in_kind',
  fundingRevenue: 'revenue',
  ...Object.fromEntries(OTHERS.map(key => [key, 'other_donor' as const])),
}

/** Keys of the columns of other funders, filled in the order of the file. */
export const OTHER_FUNDER_KEYS: readonly string[] = OTHERS

const OTHER_SYNONYMS =
  'other donor | other donors | other funder | other funders | other sources | other funding | third party | third parties | co financing | cofinancing | co funding | donator tjetër | donatorë të tjerë | burime të tjera | bashkëfinancim | bashkëfinancimi | drugi donatori | drugi izvori | ostali izvori | sufinansiranje | sufinanciranje | други донатори | други извори | кофинансирање | суфинансирање'

export const FUNDING_FIELDS: readonly TargetField[] = [
  of(
    'fundingDonor',
    'donor | donor share | donor contribution | donor funds | donor funding | grant | grant requested | requested grant | requested amount | requested from donor | eu contribution | eu share | eu grant | contracting authority | funder | donatori | kontributi i donatorit | pjesa e donatorit | granti | grant i kërkuar | donator | doprinos donatora | sredstva donatora | донатор | придонес од донаторот | грант | средства донатора',
  ),
  of(
    'fundingOwn',
    'own contribution | own share | own funds | own resources | beneficiary | beneficiary contribution | beneficiary share | applicant contribution | applicant | grantee contribution | organisation contribution | matching funds | co financing | cofinancing | kontributi vetanak | kontributi i vet | kontributi i organizatës | kontributi i përfituesit | bashkëfinancim | bashkëfinancimi | vlastiti doprinos | sopstveni doprinos | vlastita sredstva | sopstvena sredstva | sufinansiranje | sufinanciranje | сопствен придонес | сопствени средства | сопствени допринос | кофинансирање | суфинансирање',
  ),
  of(
    'fundingInKind',
    'in kind | in kind contribution | contribution in kind | contributions in kind | kontribut në natyrë | në natyrë | u naturi | doprinos u naturi | во натура | придонес во натура | у натури',
  ),
  of(
    'fundingRevenue',
    'revenue | revenues | income | revenue of the action | income generated | project income | të ardhura | të ardhurat | prihodi | prihod | приходи | приход',
  ),
  ...OTHERS.map(key => of(key, OTHER_SYNONYMS)),
]
