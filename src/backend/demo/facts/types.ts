import type { ProjectTable } from '#backend/schema/programme.ts'
import type { RatePolicy } from '#shared/domain/rates/index.ts'

/** One body of the demo; `key` is how the other facts name it. */
export interface OrganisationFacts {
  readonly key: string
  readonly name: string
  readonly shortName?: string
  readonly legalForm?: string
  readonly country: string
  readonly city?: string
  readonly note?: string
  readonly invented?: boolean
  readonly marketActor?: boolean
  readonly nameMissing?: boolean
}

export interface WorkPackageFacts {
  readonly code: string
  readonly title: string
  readonly lead: string | null
  readonly country: string
  readonly description: string
}

export interface ActivityFacts {
  readonly code: string
  readonly title: string
  readonly target?: string
  readonly workPackage?: string
}

type PartnerRole =
  | 'lead_applicant'
  | 'co_applicant'
  | 'affiliated_entity'
  | 'associate'
  | 'implementing_partner'
  | 'sub_grantee'
  | 'applicant'

export interface ProjectFacts {
  readonly code: string
  readonly parent?: string
  readonly kind: ProjectTable['kind']
  readonly title: string
  readonly contractNo?: string
  readonly donorReference?: string
  readonly family: ProjectTable['family']
  readonly status: ProjectTable['status']
  readonly start?: string
  readonly end?: string
  readonly totalMinor?: number
  readonly grantMinor?: number
  readonly fundingPercent?: string
  readonly coordinator?: string
  readonly area: string
  readonly countries: readonly string[]
  readonly objective: string
  readonly description: string
  readonly targetGroups: string
  readonly rulePack: string
  /** Where the contract converts otherwise than its pack, and why. */
  readonly ratePolicy?: RatePolicy
  readonly ratePolicyReason?: string
  readonly donorStated: boolean
  readonly invented?: boolean
  /** What a person should look at; a project with a note is marked for review. */
  readonly reviewNote?: string
  readonly sourceNote: string
  readonly donors: readonly {
    readonly organisation: string
    readonly role: 'funding' | 'extending' | 'implementing'
  }[]
  readonly partners: readonly {
    readonly organisation: string
    readonly role: PartnerRole
    readonly note?: string
  }[]
  readonly workPackages: readonly WorkPackageFacts[]
  readonly activities: readonly ActivityFacts[]
}
