import { requireApplication } from '#backend/features/applications/index.ts'
import {
  decidedLetters,
  type Letter,
  namedSheets,
  ownLetterText,
  partsOf,
  requireKnownFields,
  sheetsOf,
  standingOf,
} from '#backend/features/awards/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { type MergeField, mergeText } from '#shared/domain/awards/index.ts'
import { add, formatDecimal, fromInteger } from '#shared/kernel/decimal.ts'
import { formatAmount, formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { type Fraction, roundFraction } from '#shared/kernel/fraction.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import { applicantName, countryName } from '../basis/names.ts'
import { inLanguage, type PaperCall } from '../basis/paper-call.ts'
import type { Translate } from '../model/index.ts'

/** One letter with everything it says. */
export interface LetterText extends Letter {
  /** Who awards: the lead of the scheme's work package, else of the project; empty where nobody is recorded. */
  readonly sender: string
  readonly title: string
  readonly address: string
  readonly body: string
  readonly scores: readonly {
    readonly label: string
    readonly average: Fraction | null
    readonly weight: string
  }[]
  readonly average: Fraction | null
  readonly comments: readonly string[]
}

async function decisionOf(
  db: Reader,
  applicationId: string,
  outcomes: readonly ('award' | 'reserve' | 'reject' | 'expire')[],
) {
  return db
    .selectFrom('grant_decision')
    .select(['awarded_minor', 'conditions', 'reason_code', 'reason'])
    .where('application_id', '=', applicationId)
    .where('outcome', 'in', [...outcomes])
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst()
}

/** Why an application that was never evaluated ended: what its last step says. */
async function lastStep(db: Reader, applicationId: string) {
  return db
    .selectFrom('application_step')
    .select(['reason_code', 'reason'])
    .where('application_id', '=', applicationId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** Town and country as the letter's language names it. */
async function addressOf(db: Reader, organisationId: string | null, t: Translate): Promise<string> {
  if (organisationId === null) return ''
  const row = await db
    .selectFrom('organisation')
    .select(['city', 'country'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return row
    ? [row.city, row.country === '' ? '' : countryName(t, row.country)].filter(part => part !== '').join(', ')
    : ''
}

/** Body that signs: it leads the work package of the scheme, else the project. */
export async function senderOf(db: Reader, { scheme }: PaperCall): Promise<string> {
  const lead = await db
    .selectFrom('work_package')
    .innerJoin('organisation', 'organisation.id', 'work_package.lead_organisation_id')
    .select(['organisation.name', 'organisation.city'])
    .where('work_package.id', '=', scheme.work_package_id)
    .executeTakeFirst()
  const body =
    lead ??
    (await db
      .selectFrom('project_partner as partner')
      .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
      .select(['organisation.name', 'organisation.city'])
      .where('partner.project_id', '=', scheme.project_id)
      .where('partner.role', '=', 'lead_applicant')
      .orderBy('partner.position')
      .executeTakeFirst())
  return body ? [body.name, body.city].filter(part => part !== '').join(', ') : ''
}

const OUTCOMES = { award: ['award'], reserve: ['reserve'], rejection: ['reject', 'expire'] } as const

/** Totals of a section's weights, as decimal text. */
const weightOf = (criteria: readonly { readonly weight: string }[]): string =>
  formatDecimal(criteria.map(({ weight }) => requireDecimal(weight)).reduce(add, fromInteger(0)))

interface Told {
  readonly paper: PaperCall
  readonly application: Awaited<ReturnType<typeof requireApplication>>
  readonly average: Fraction | null
  readonly t: Translate
  readonly datedOn: string
}

/** Words of the staff without their last full stop: the sentence of the letter around them has its own. */
const withoutStop = (words: string): string => words.trim().replace(/\.+$/, '')

/** Code and words of why there is no grant: of the decision, else of the step that ended it. The letter's sentence has its own full stop. */
async function reasonOf(
  db: Reader,
  applicationId: string,
  decision: Decision,
  t: Translate,
): Promise<string> {
  const code = decision?.reason_code ?? ''
  const words = decision ? decision.reason : ((await lastStep(db, applicationId))?.reason ?? '')
  return [code === '' ? '' : t(`rejectionReason.${code}`), withoutStop(words)]
    .filter(part => part !== '')
    .join(': ')
}

type Decision = Awaited<ReturnType<typeof decisionOf>>

/** What the text of a letter is filled with. */
function fieldsOf(
  { paper, application, average, t, datedOn }: Told,
  decision: Decision,
  reason: string,
): { readonly [Field in MergeField]: string } {
  const { call, language } = paper
  const amount = (minor: number | null) =>
    minor === null ? '' : `${formatAmount(minor, call.currency, language)} ${call.currency}`
  return {
    applicant: application.applicant_name || t('documents.grants.letter.nobodyNamed'),
    reference: application.reference_no,
    title: application.title,
    call: call.code,
    callTitle: paper.text(call.id, 'title') || call.title,
    lot: paper.lotName(application.lot_id),
    requested: amount(application.requested_minor),
    awarded: amount(decision?.awarded_minor ?? application.awarded_minor),
    conditions: withoutStop(decision?.conditions ?? '') || t('documents.grants.letter.noConditions'),
    average: average ? formatDecimalText(formatDecimal(roundFraction(average, 2)), language) : '',
    rank: application.rank === null ? '' : String(application.rank),
    reason,
    reserveUntil: call.reserve_until === null ? '' : formatDate(call.reserve_until, language),
    complaintDays: String(call.complaint_days),
    date: formatDate(datedOn, language),
  }
}

interface Standing {
  readonly parts: ReadonlyMap<string, Fraction>
  readonly average: Fraction | null
}

async function standingFor(db: Reader, paper: PaperCall, applicationId: string): Promise<Standing> {
  const { call, grid } = paper
  const own = (await sheetsOf(db, call.id, [applicationId])).get(applicationId)
  const standing = grid ? standingOf(paper, grid, own) : null
  return {
    parts: standing ? partsOf(standing) : new Map(),
    average: standing?.result?.average ?? null,
  }
}

type Setting = { readonly t: Translate; readonly datedOn: string }

/** A text filled in for one application: with what was decided, and dashes for what wasn't yet. Throws NotFound. */
export async function letterBody(
  db: Reader,
  paper: PaperCall,
  { applicationId, kind, text }: Pick<Letter, 'applicationId' | 'kind'> & { readonly text: string },
  { t, datedOn }: Setting,
): Promise<string> {
  const application = await requireApplication(db, applicationId)
  const decision = await decisionOf(db, application.id, OUTCOMES[kind])
  const { average } = await standingFor(db, paper, application.id)
  const reason = await reasonOf(db, application.id, decision, t)
  return mergeText(text, fieldsOf({ paper, application, average, t, datedOn }, decision, reason))
}

async function letterText(
  db: Reader,
  paper: PaperCall,
  letter: Letter,
  { sender, ...setting }: Setting & { readonly sender: string },
): Promise<LetterText> {
  const { call, grid, language } = paper
  const { kind, applicationId } = letter
  const application = await requireApplication(db, applicationId)
  const sheets = await namedSheets(db, applicationId)
  const { parts, average } = await standingFor(db, paper, applicationId)
  const text =
    (await ownLetterText(db, { callId: call.id, kind, language })) ??
    setting.t(`documents.grants.letter.${kind}`)
  requireKnownFields(text, { kind, language })
  return {
    ...letter,
    applicant: letter.applicant || `${applicantName(setting.t, '')} (${letter.reference})`,
    sender,
    title: application.title,
    address: await addressOf(db, application.applicant_id, setting.t),
    body: await letterBody(db, paper, { applicationId, kind, text }, setting),
    scores: (sheets.length === 0 ? [] : (grid?.sections ?? [])).map(section => ({
      label: inLanguage(section.label, language),
      average: parts.get(section.key) ?? null,
      weight: weightOf(section.criteria),
    })),
    average,
    comments: sheets.map(sheet => sheet.comment).filter(comment => comment !== ''),
  }
}

/** Letters of a call in one language, of one kind or all; nothing the reader is recused from. */
export async function readLetters(
  db: Reader,
  paper: PaperCall,
  wanted: {
    readonly readerId: string
    readonly kind: Letter['kind'] | null
    readonly reference: string | null
    readonly datedOn: string
  },
  t: Translate,
): Promise<LetterText[]> {
  const letters = (await decidedLetters(db, wanted.readerId, paper.call.id)).filter(
    letter =>
      letter.language === paper.language &&
      (wanted.kind === null || letter.kind === wanted.kind) &&
      (wanted.reference === null || letter.reference === wanted.reference),
  )
  const found: LetterText[] = []
  const sender = await senderOf(db, paper)
  for (const letter of letters)
    found.push(await letterText(db, paper, letter, { t, datedOn: wanted.datedOn, sender }))
  return found
}
