import { ROLES, type Role } from '#shared/kernel/roles.ts'

/** What a person can be allowed to do; procedures name one of these, screens offer only what is allowed. */
export const CAPABILITIES = [
  'readProgramme',
  'readFinance',
  'readAudit',
  'managePersons',
  'manageWorkspace',
  'manageOrganisations',
  'manageProgramme',
  'manageBudget',
  'importData',
  'manageRates',
  'draftEntry',
  'postEntry',
  'reverseEntry',
  'explainDeviation',
  'lockPeriod',
  'confirmAsSecond',
  'makeDocument',
  'decideAwards',
] as const
export type Capability = (typeof CAPABILITIES)[number]

/**
 * Role by role. Mentors and assessors never see money; an auditor reads everything and may make documents,
 * but changes nothing; a director reads, confirms as second person, makes documents and decides awards, which nobody else does
 * (domain-rules.md rule 6).
 */
const MAY: { readonly [R in Role]: readonly Capability[] } = {
  coordinator: CAPABILITIES.filter(capability => capability !== 'decideAwards'),
  finance_officer: [
    'readProgramme',
    'readFinance',
    'manageOrganisations',
    'manageBudget',
    'importData',
    'manageRates',
    'draftEntry',
    'postEntry',
    'reverseEntry',
    'explainDeviation',
    'lockPeriod',
    'confirmAsSecond',
    'makeDocument',
  ],
  mentor: ['readProgramme'],
  assessor: ['readProgramme'],
  director: ['readProgramme', 'readFinance', 'readAudit', 'confirmAsSecond', 'makeDocument', 'decideAwards'],
  auditor: ['readProgramme', 'readFinance', 'readAudit', 'makeDocument'],
}

/** True when at least one of the roles allows it. @example may(['mentor'], 'postEntry') // false */
export const may = (roles: readonly Role[], capability: Capability): boolean =>
  roles.some(role => MAY[role].includes(capability))

/** The roles that allow it: what a procedure declares and what "who can" on a screen lists. */
export const rolesThatMay = (capability: Capability): readonly Role[] =>
  ROLES.filter(role => MAY[role].includes(capability))
